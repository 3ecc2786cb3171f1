/// The commands of comments, and what is wrong with one.
extension Phrasebook {
    static let commands: [Phrase] = [
        Phrase("approves what the page shows", de: "gibt frei, was die Seite zeigt", fr: "approuve ce que montre la page"),
        Phrase(
            "keeps the post back until Hold is unticked",
            de: "hält den Post zurück, bis das Häkchen bei Hold weg ist",
            fr: "retient le post jusqu’à ce que Hold soit décoché"),
        Phrase(
            "moves the post: 2026-12-01 09:00, 1 Dec 09:00, tomorrow 09:00, Tue 09:00",
            de: "verschiebt den Post: 2026-12-01 09:00, 1.12. 09:00, morgen 09:00, Di 09:00",
            fr: "déplace le post : 2026-12-01 09:00, 1 déc 09:00, demain 09:00, mar 09:00"),
        Phrase(
            "gives a post that missed its time the next free slot",
            de: "gibt einem Post, der seine Zeit verpasst hat, den nächsten freien Termin",
            fr: "donne à un post qui a manqué son heure le prochain créneau libre"),
        Phrase(
            "publishes a text that nearly repeats another one",
            de: "veröffentlicht einen Text, der einen anderen fast wiederholt",
            fr: "publie un texte qui en répète presque un autre"),
        Phrase(
            "a new text that follows these words",
            de: "ein neuer Text, der diesen Worten folgt",
            fr: "un nouveau texte qui suit ces mots"),
        Phrase("a shorter text", de: "ein kürzerer Text", fr: "un texte plus court"),
        Phrase("a longer text", de: "ein längerer Text", fr: "un texte plus long"),
        Phrase(
            "the same in another tone: /tone warm and plain",
            de: "dasselbe in einem anderen Ton: /tone warm und schlicht",
            fr: "la même chose sur un autre ton : /tone chaleureux et simple"),
        Phrase(
            "another variant beside this text, up to three; choose one under Variant",
            de: "eine weitere Variante neben diesem Text, bis zu drei; wählen Sie eine unter Variant",
            fr: "une autre variante à côté de ce texte, jusqu’à trois ; choisissez-en une sous Variant"),
        Phrase(
            "another picture of this; /picture again tries the same once more",
            de: "ein anderes Bild davon; /picture again versucht dasselbe noch einmal",
            fr: "une autre image de ceci ; /picture again réessaie la même"),
        Phrase("sets the alt text of the picture", de: "setzt den Alternativtext des Bildes", fr: "fixe le texte alternatif de l’image"),
        Phrase(
            "shows a link as a card; without an address, the source",
            de: "zeigt einen Link als Karte; ohne Adresse die Quelle",
            fr: "montre un lien sous forme de carte ; sans adresse, la source"),
        Phrase("takes the link card away", de: "entfernt die Linkkarte", fr: "retire la carte de lien"),
        Phrase(
            "says what blocks the draft now",
            de: "sagt, was den Entwurf gerade aufhält",
            fr: "dit ce qui bloque le brouillon en ce moment"),
        Phrase("this list", de: "diese Liste", fr: "cette liste"),
        Phrase(
            "Begin a comment with one of these:",
            de: "Beginnen Sie einen Kommentar mit einem dieser Befehle:",
            fr: "Commencez un commentaire par l’une de ces commandes :"),
        Phrase("Did you mean {1}? ", de: "Meinten Sie {1}? ", fr: "Vouliez-vous dire {1} ? "),
        Phrase(
            "There is no command /{1}, and nothing was changed. {2}/help lists the commands; to ask for another text in your own words, begin with @copydesk.",
            de:
                "Den Befehl /{1} gibt es nicht, und nichts wurde geändert. {2}/help zeigt alle Befehle; um mit eigenen Worten einen anderen Text zu bestellen, beginnen Sie mit @copydesk.",
            fr:
                "La commande /{1} n’existe pas, et rien n’a été modifié. {2}/help montre les commandes ; pour demander un autre texte avec vos propres mots, commencez par @copydesk."
        ),
    ]
}
