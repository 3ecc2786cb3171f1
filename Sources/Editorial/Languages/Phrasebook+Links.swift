/// Link cards and first comments.
extension Phrasebook {
    static let links: [Phrase] = [
        Phrase(
            "The draft's source has no address.",
            de: "Die Quelle des Entwurfs hat keine Adresse.",
            fr: "La source du brouillon n’a pas d’adresse."),
        Phrase(
            "The first line after /link is no web address.",
            de: "Die erste Zeile nach /link ist keine Webadresse.",
            fr: "La première ligne après /link n’est pas une adresse web."),
        Phrase(
            "Write: /link https://..., and below it, if you like, a line with the title and one with the description.",
            de: "Schreiben Sie: /link https://... und darunter, wenn Sie möchten, eine Zeile mit dem Titel und eine mit der Beschreibung.",
            fr: "Écrivez : /link https://... et dessous, si vous voulez, une ligne pour le titre et une pour la description."),
        Phrase("The link card is that already.", de: "Die Linkkarte ist bereits diese.", fr: "La carte de lien est déjà celle-ci."),
        Phrase(
            "The post shows {1} as a card now; look at it at the top of the page.",
            de: "Der Post zeigt jetzt {1} als Karte; sehen Sie sie sich oben auf der Seite an.",
            fr: "Le post montre maintenant {1} sous forme de carte ; regardez-la en haut de la page."),
        Phrase("The post has no link card.", de: "Der Post hat keine Linkkarte.", fr: "Le post n’a pas de carte de lien."),
        Phrase(
            #" Its address is not in the text: write it under "Post" if readers are to find it: {1}"#,
            de: " Ihre Adresse steht nicht im Text: Schreiben Sie sie unter „Post“, wenn Leser sie finden sollen: {1}",
            fr: " Son adresse n’est pas dans le texte : écrivez-la sous « Post » si les lecteurs doivent la trouver : {1}"),
        Phrase(
            "The post shows no link card any more.{1}",
            de: "Der Post zeigt keine Linkkarte mehr.{1}",
            fr: "Le post ne montre plus de carte de lien.{1}"),
        Phrase(
            "First comment, written once the post is live: {1}", de: "Erster Kommentar, sobald der Post live ist: {1}",
            fr: "Premier commentaire, une fois le post en ligne : {1}"),
        Phrase(
            "No first comment is written any more. It would have been: {1}",
            de: "Es wird kein erster Kommentar mehr geschrieben. Er hätte gelautet: {1}",
            fr: "Aucun premier commentaire n’est plus écrit. C’aurait été : {1}"),
        Phrase(
            "The first comment is under the post: {1}", de: "Der erste Kommentar steht unter dem Post: {1}",
            fr: "Le premier commentaire est sous le post : {1}"),
        Phrase(
            "The first comment was not written: {1} Write it under the post by hand: {2}",
            de: "Der erste Kommentar wurde nicht geschrieben: {1} Schreiben Sie ihn von Hand unter den Post: {2}",
            fr: "Le premier commentaire n’a pas été écrit : {1} Écrivez-le à la main sous le post : {2}"),
        Phrase(
            "It is not known whether the first comment was written: {1} Look under the post, and write it by hand if it is not there: {2}",
            de:
                "Es ist nicht bekannt, ob der erste Kommentar geschrieben wurde: {1} Sehen Sie unter dem Post nach und schreiben Sie ihn von Hand, wenn er fehlt: {2}",
            fr:
                "On ne sait pas si le premier commentaire a été écrit : {1} Regardez sous le post et écrivez-le à la main s’il n’y est pas : {2}"
        ),
        Phrase(
            "Copydesk cannot comment on this post.", de: "Copydesk kann diesen Post nicht kommentieren.",
            fr: "Copydesk ne peut pas commenter ce post."),
        Phrase("the link card was changed.", de: "Die Linkkarte wurde geändert.", fr: "la carte de lien a été modifiée."),
    ]
}
