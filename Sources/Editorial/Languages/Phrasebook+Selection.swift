/// Why something was chosen or left.
extension Phrasebook {
    static let selection = [
        Phrase(
            #"A draft from this source was rejected lately: "{1}""#,
            de: "Ein Entwurf aus dieser Quelle wurde kürzlich abgelehnt: „{1}“",
            fr: "Un brouillon de cette source a été refusé récemment : « {1} »"),
        Phrase(
            "Near in meaning to what the brand writes about, {1}.",
            de: "Dem Sinn nach nah an dem, worüber die Marke schreibt, {1}.",
            fr: "Proche par le sens de ce dont parle la marque, {1}."),
        Phrase(
            #"Near in meaning to brief "{1}", {2}."#,
            de: "Dem Sinn nach nah am Auftrag „{1}“, {2}.",
            fr: "Proche par le sens du brief « {1} », {2}."),
        Phrase(
            "{1} has the {2} drafts that it may have in a day.",
            de: "{1} hat die {2} Entwürfe, die es an einem Tag haben darf.",
            fr: "{1} a déjà ses {2} brouillons de la journée."),
        Phrase("{1} will not take it: {2}", de: "{1} nimmt es nicht: {2}", fr: "{1} ne le prendra pas : {2}"),
        Phrase(
            "{1} takes it at its next look.", de: "{1} nimmt es beim nächsten Durchgang.", fr: "{1} le prendra au prochain passage."),
        Phrase(
            "{1} may take it; {2} stories come before it.",
            de: "{1} kann es nehmen; {2} Geschichten kommen davor.",
            fr: "{1} peut le prendre ; {2} sujets passent avant."),
        Phrase(
            #"Of {1} other stories on offer the next best is "{2}"."#,
            de: "Unter {1} anderen Geschichten im Angebot ist die nächstbeste „{2}“.",
            fr: "Parmi {1} autres sujets disponibles, le meilleur suivant est « {2} »."),
        Phrase("Matches the brand: {1}; {2}.", de: "Passt zur Marke: {1}; {2}.", fr: "Correspond à la marque : {1} ; {2}."),
        Phrase(
            #"Rising: "{1}" is in {2} headlines of the last day; the days before ({3}) let expect {4}."#,
            de: "Im Kommen: „{1}“ steht in {2} Schlagzeilen des letzten Tages; nach den Tagen davor ({3}) waren {4} zu erwarten.",
            fr: "En hausse : « {1} » figure dans {2} titres du dernier jour ; les jours d’avant ({3}) en laissaient attendre {4}."),
        Phrase(
            "Of {1} drafts from this source {2} were rejected.",
            de: "Von {1} Entwürfen aus dieser Quelle wurden {2} abgelehnt.",
            fr: "Sur {1} brouillons de cette source, {2} ont été refusés."),
        Phrase(
            #"Competitor {1} has it too: "{2}"{3}."#,
            de: "Auch der Mitbewerber {1} hat es: „{2}“{3}.",
            fr: "Le concurrent {1} en parle aussi : « {2} »{3}."),
        Phrase(
            "One of {1} new items of its feed, which come one at a time.",
            de: "Einer von {1} neuen Einträgen seines Feeds, die einzeln nacheinander kommen.",
            fr: "L’un des {1} nouveaux éléments de son flux, qui viennent un par un."),
        Phrase(
            #"Tells the same story as "{1}", which has sources enough."#,
            de: "Erzählt dieselbe Geschichte wie „{1}“, die genug Quellen hat.",
            fr: "Raconte le même sujet que « {1} », qui a assez de sources."),
        Phrase(
            #"Tells the story of "{1}" again."#,
            de: "Erzählt die Geschichte von „{1}“ noch einmal.",
            fr: "Raconte à nouveau le sujet de « {1} »."),
    ]
}
