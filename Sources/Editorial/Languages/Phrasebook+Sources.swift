/// Why entries of feeds are no news, and what became of those that drafts were written from.
extension Phrasebook {
    static let sources = [
        Phrase(
            "It was in the feed before that was first read; of such entries only the newest {1} count as news.",
            de:
                "Er stand im Feed, bevor dieser zum ersten Mal gelesen wurde; von solchen Einträgen zählen nur die neuesten {1} als Neuigkeit.",
            fr:
                "Il était dans le flux avant sa première lecture ; parmi ces éléments, seuls les {1} plus récents comptent comme nouveautés."
        ),
        Phrase(
            "It was dated {1} when it first appeared: what is dated back is no news.",
            de: "Als er zum ersten Mal erschien, trug er das Datum {1}: Rückdatiertes ist keine Neuigkeit.",
            fr: "À sa première apparition, il portait la date {1} : ce qui est antidaté n’est pas une nouveauté."),
        Phrase(
            "It came in a flood of entries, more than the feed usually brings; of those only the newest {1} count as news.",
            de: "Er kam in einer Flut von Einträgen, mehr als der Feed sonst bringt; davon zählen nur die neuesten {1} als Neuigkeit.",
            fr:
                "Il est arrivé dans un flot d’éléments, plus que le flux n’en apporte d’habitude ; seuls les {1} plus récents comptent comme nouveautés."
        ),
        Phrase(
            #"The feed's filter blocks it: "{1}"."#, de: "Der Filter des Feeds sperrt ihn: „{1}“.",
            fr: "Le filtre du flux le bloque : « {1} »."),
        Phrase(
            #"The feed's filter keeps others only: "{1}"."#,
            de: "Der Filter des Feeds lässt nur andere durch: „{1}“.",
            fr: "Le filtre du flux n’en garde que d’autres : « {1} »."),
        Phrase(
            #"A source changed after this draft was written: "{1}", {2}. Compare the text with it."#,
            de: "Eine Quelle hat sich geändert, nachdem dieser Entwurf geschrieben wurde: „{1}“, {2}. Vergleichen Sie den Text mit ihr.",
            fr: "Une source a changé après la rédaction de ce brouillon : « {1} », {2}. Comparez le texte avec elle."),
    ]
}
