/// What is learned from what editors change, and from how posts are received.
extension Phrasebook {
    static let learning = [
        Phrase("Proposed rules", de: "Vorgeschlagene Regeln", fr: "Règles proposées"),
        Phrase(
            "Editors of this brand change drafts like this again and again. Tick a rule to put it in force, for the checks and for whoever writes; delete it to decline it.",
            de:
                "So werden Entwürfe dieser Marke immer wieder geändert. Haken Sie eine Regel ab, damit sie gilt, für die Prüfung und für den Schreiber; löschen Sie sie, um sie abzulehnen.",
            fr:
                "Les brouillons de cette marque sont sans cesse modifiés ainsi. Cochez une règle pour la mettre en vigueur, pour les contrôles et pour la rédaction ; supprimez-la pour la refuser."
        ),
        Phrase(
            "Changed so in {1} of the last {2} drafts that had it.",
            de: "So geändert in {1} der letzten {2} Entwürfe, die Anlass dazu gaben.",
            fr: "Modifié ainsi dans {1} des {2} derniers brouillons concernés."),
        Phrase(
            #"Similar to "{1}", published {2}."#, de: "Ähnlich wie „{1}“, veröffentlicht {2}.",
            fr: "Semblable à « {1} », publié {2}."),
        Phrase(
            #"Similar to "{1}", published {2}: {3}."#, de: "Ähnlich wie „{1}“, veröffentlicht {2}: {3}.",
            fr: "Semblable à « {1} », publié {2} : {3}."),
        Phrase(
            "Expected engagement: {1} %, give or take {2} points; a guess from {3} measured posts of the brand on this account.",
            de: "Erwartetes Engagement: {1} %, auf {2} Punkte genau; geschätzt aus {3} gemessenen Posts der Marke auf diesem Konto.",
            fr: "Engagement attendu : {1} %, à {2} points près ; estimé d’après {3} posts mesurés de la marque sur ce compte."),
        Phrase(#"Never use "{1}"."#, de: "Verwenden Sie nie „{1}“.", fr: "N’utilisez jamais « {1} »."),
        Phrase("No emoji.", de: "Keine Emojis.", fr: "Pas d’emoji."),
        Phrase(
            "At least one emoji in each post.", de: "Mindestens ein Emoji in jedem Post.", fr: "Au moins un emoji dans chaque post."),
        Phrase("No exclamation marks.", de: "Keine Ausrufezeichen.", fr: "Pas de points d’exclamation."),
        Phrase("No hashtags.", de: "Keine Hashtags.", fr: "Pas de hashtags."),
        Phrase("At most {1} hashtags.", de: "Höchstens {1} Hashtags.", fr: "Au plus {1} hashtags."),
        Phrase(
            "At most {1} words in each post.", de: "Höchstens {1} Wörter in jedem Post.", fr: "Au plus {1} mots dans chaque post."),
        Phrase(
            "At least {1} words in each post.", de: "Mindestens {1} Wörter in jedem Post.", fr: "Au moins {1} mots dans chaque post."),
        Phrase(
            "Do not end with a question.", de: "Enden Sie nicht mit einer Frage.", fr: "Ne terminez pas par une question."),
        Phrase("End with a question.", de: "Enden Sie mit einer Frage.", fr: "Terminez par une question."),
        Phrase("Address readers formally.", de: "Wir siezen unsere Leser.", fr: "Nous vouvoyons nos lecteurs."),
    ]
}
