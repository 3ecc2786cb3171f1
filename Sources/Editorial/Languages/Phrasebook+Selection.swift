/// Why something was chosen or left.
extension Phrasebook {
    static let selection = [
        Phrase(
            #"A draft from this source was rejected lately: "{1}""#,
            de: "Ein Entwurf aus dieser Quelle wurde kürzlich abgelehnt: „{1}“",
            fr: "Un brouillon de cette source a été refusé récemment : « {1} »"),
        Phrase("Matches the brand: {1}; {2}.", de: "Passt zur Marke: {1}; {2}.", fr: "Correspond à la marque : {1} ; {2}."),
        Phrase(
            #"Rising: "{1}" is in {2} headlines of the last day; the four weeks before let expect {3}."#,
            de: "Im Kommen: „{1}“ steht in {2} Schlagzeilen des letzten Tages; nach den vier Wochen davor waren {3} zu erwarten.",
            fr: "En hausse : « {1} » figure dans {2} titres du dernier jour ; les quatre semaines d’avant en laissaient attendre {3}."),
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
