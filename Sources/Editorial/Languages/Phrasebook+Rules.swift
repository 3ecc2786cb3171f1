/// What the rules of the guidelines find in a draft.
extension Phrasebook {
    static let rules: [Phrase] = [
        Phrase(#"{1} Guidelines: "{2}""#, de: "{1} Richtlinie: „{2}“", fr: "{1} Charte : « {2} »"),
        Phrase(
            #""{1}" is on the brand's list of banned words."#,
            de: "„{1}“ steht auf der Liste der verbotenen Wörter der Marke.",
            fr: "« {1} » figure sur la liste des mots interdits de la marque."),
        Phrase(
            #"The brand says "{1}" instead of "{2}"."#, de: "Die Marke sagt „{1}“ statt „{2}“.",
            fr: "La marque dit « {1} » et non « {2} »."),
        Phrase(
            #""{1}" does not address readers as the brand does."#, de: "Mit „{1}“ spricht die Marke niemanden an.",
            fr: "La marque ne s’adresse pas aux lecteurs par « {1} »."),
        Phrase("In the alt text: {1}", de: "Im Alternativtext: {1}", fr: "Dans le texte alternatif : {1}"),
        Phrase("In the link card: {1}", de: "In der Linkkarte: {1}", fr: "Dans la carte du lien : {1}"),
        Phrase(#""{1}" is missing."#, de: "„{1}“ fehlt.", fr: "« {1} » manque."),
        Phrase(#""{1}" is written "{2}"."#, de: "„{1}“ schreibt sich „{2}“.", fr: "« {1} » s’écrit « {2} »."),
        Phrase(#""{1}" names no source."#, de: "„{1}“ nennt keine Quelle.", fr: "« {1} » ne cite aucune source."),
        Phrase(#""{1}" is a superlative."#, de: "„{1}“ ist ein Superlativ.", fr: "« {1} » est un superlatif."),
        Phrase(
            #"The text reads too hard (reading ease {1}, at least {2}): "{3}""#,
            de: "Der Text liest sich zu schwer (Lesbarkeit {1}, mindestens {2}): „{3}“",
            fr: "Le texte se lit mal (lisibilité {1}, au moins {2}) : « {3} »"),
        Phrase(
            #"No call to action at the end: "{1}""#, de: "Am Ende fehlt die Handlungsaufforderung: „{1}“",
            fr: "Pas d’appel à l’action à la fin : « {1} »"),
        Phrase(#""{1}" is a call to action."#, de: "„{1}“ ist eine Handlungsaufforderung.", fr: "« {1} » est un appel à l’action."),
        Phrase(
            #"Too many {1} ({2}, at most {3}): "{4}""#, de: "Zu viele {1} ({2}, höchstens {3}): „{4}“",
            fr: "Trop de {1} ({2}, au plus {3}) : « {4} »"),
        Phrase(
            #"No {1} are wanted ({2} found): "{3}""#, de: "{1} sind nicht erwünscht ({2} gefunden): „{3}“",
            fr: "Les {1} ne sont pas admis ({2} dans le texte) : « {3} »"),
        Phrase(#"No question at the end: "{1}""#, de: "Am Ende fehlt die Frage: „{1}“", fr: "Pas de question à la fin : « {1} »"),
        Phrase(#""{1}" is a question at the end."#, de: "„{1}“ ist eine Frage am Ende.", fr: "« {1} » est une question finale."),
        Phrase(
            #"Too few {1} ({2}, at least {3}): "{4}""#, de: "Zu wenige {1} ({2}, mindestens {3}): „{4}“",
            fr: "Trop peu de {1} ({2}, au moins {3}) : « {4} »"),
        Phrase("words", de: "Wörter", fr: "mots"),
        Phrase("characters", de: "Zeichen", fr: "caractères"),
        Phrase("sentences", de: "Sätze", fr: "phrases"),
        Phrase("paragraphs", de: "Absätze", fr: "paragraphes"),
        Phrase("emoji", de: "Emojis", fr: "émojis"),
        Phrase("hashtags", de: "Hashtags", fr: "mots-dièse"),
        Phrase("exclamation marks", de: "Ausrufezeichen", fr: "points d’exclamation"),
        Phrase("question marks", de: "Fragezeichen", fr: "points d’interrogation"),
        Phrase("ellipses", de: "Auslassungspunkte", fr: "points de suspension"),
        Phrase("semicolons", de: "Strichpunkte", fr: "points-virgules"),
        Phrase("dashes", de: "Gedankenstriche", fr: "tirets"),
        Phrase("words in capitals", de: "Wörter in Großbuchstaben", fr: "mots en capitales"),
        Phrase("links", de: "Links", fr: "liens"),
        Phrase(
            #""{1}" goes against the guidelines, says {2}."#, de: "„{1}“ verstößt gegen die Richtlinien, sagt {2}.",
            fr: "« {1} » va contre la charte, selon {2}."),
        Phrase(
            "{1} of {2} sentences of the guidelines that only a model can judge were not judged.",
            de: "{1} von {2} Sätzen der Richtlinien, die nur ein Modell beurteilen kann, wurden nicht beurteilt.",
            fr: "{1} phrases de la charte sur {2}, que seul un modèle peut juger, n’ont pas été jugées."),
        Phrase(
            #"Put the line under "Post", to the letter."#, de: "Schreiben Sie die Zeile wörtlich unter „Post“.",
            fr: "Reprenez la mention mot pour mot sous « Post »."),
        Phrase("Rules {1}", de: "Regeln {1}", fr: "Règles {1}"),
        Phrase(
            "no answer in {1} tries that quotes the draft", de: "in {1} Versuchen keine Antwort, die den Entwurf zitiert",
            fr: "aucune réponse citant le brouillon en {1} essais"),
        Phrase(
            "the draft is longer than the model reads", de: "der Entwurf ist länger, als das Modell liest",
            fr: "le brouillon est plus long que ce que lit le modèle"),
    ]
}
