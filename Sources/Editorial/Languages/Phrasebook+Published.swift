/// Corrections and takedowns of live posts.
extension Phrasebook {
    static let published: [Phrase] = [
        Phrase("{1}: {2}", de: "{1}: {2}", fr: "{1} : {2}"),
        Phrase("its page on the platform", de: "seine Seite bei der Plattform", fr: "sa page sur la plateforme"),
        Phrase(
            "Corrected: the live post says what was approved. {1}",
            de: "Berichtigt: Der veröffentlichte Post sagt, was freigegeben wurde. {1}",
            fr: "Corrigé : le post en ligne dit ce qui a été approuvé. {1}"),
        Phrase("version {1}", de: "Version {1}", fr: "version {1}"),
        Phrase(
            "Taken down at {1}, as {2} confirmed.",
            de: "Gelöscht {1}, wie von {2} bestätigt.",
            fr: "Retiré {1}, comme confirmé par {2}."),
        Phrase("{1} The post was at {2}.", de: "{1} Der Post stand unter {2}.", fr: "{1} Le post était sous {2}."),
        Phrase("confirmed by {1}", de: "bestätigt von {1}", fr: "confirmé par {1}"),
        Phrase(
            #"Not corrected: {1} The live post stays as it is. Approve the text under "Post" to try again, change it, or set Status to "Rejected" to drop it."#,
            de:
                "Nicht berichtigt: {1} Der veröffentlichte Post bleibt, wie er ist. Geben Sie den Text unter „Post“ frei, um es erneut zu versuchen, ändern Sie ihn, oder setzen Sie Status auf „Rejected“, um ihn zu verwerfen.",
            fr:
                "Non corrigé : {1} Le post en ligne reste tel quel. Approuvez le texte sous « Post » pour réessayer, modifiez-le, ou mettez Status à « Rejected » pour l’abandonner."
        ),
        Phrase(
            "Not taken down: {1} The live post stays as it is: {2}. Comment /takedown to try again.",
            de:
                "Nicht gelöscht: {1} Der veröffentlichte Post bleibt, wie er ist: {2}. Kommentieren Sie /takedown, um es erneut zu versuchen.",
            fr: "Non retiré : {1} Le post en ligne reste tel quel : {2}. Commentez /takedown pour réessayer."),
        Phrase("It waits: {1}", de: "Es wartet: {1}", fr: "En attente : {1}"),
        Phrase(
            #"Then choose "published" under Answer when the live post says the text under "Post", or "not published" when it does not."#,
            de:
                "Wählen Sie dann unter Answer „published“, wenn der veröffentlichte Post den Text unter „Post“ hat, oder „not published“, wenn nicht.",
            fr: "Choisissez ensuite « published » sous Answer si le post en ligne dit le texte sous « Post », ou « not published » sinon."),
        Phrase(
            #"Then choose "not published" under Answer when the post is gone, or "published" when it is still there."#,
            de: "Wählen Sie dann unter Answer „not published“, wenn der Post weg ist, oder „published“, wenn er noch da ist.",
            fr: "Choisissez ensuite « not published » sous Answer si le post a disparu, ou « published » s’il est encore là."),
        Phrase("{1} Look at {2}. {3}", de: "{1} Sehen Sie nach: {2}. {3}", fr: "{1} Regardez {2}. {3}"),
        Phrase(
            "The post was taken down: nothing is done with it any more.",
            de: "Der Post wurde gelöscht: Mit ihm geschieht nichts mehr.",
            fr: "Le post a été retiré : on n’y fait plus rien."),
        Phrase(
            #"The post is live, and a corrected text of it is in review: edit that under "Post", or comment /correct with the whole new text."#,
            de:
                "Der Post ist veröffentlicht, und ein berichtigter Text ist in Durchsicht: Bearbeiten Sie ihn unter „Post“ oder kommentieren Sie /correct mit dem ganzen neuen Text.",
            fr:
                "Le post est en ligne, et un texte corrigé est en relecture : modifiez-le sous « Post », ou commentez /correct avec tout le nouveau texte."
        ),
        Phrase(
            #"The post is live: comment /correct with the whole new text, or edit it under "Post" and comment /correct; /takedown deletes it."#,
            de:
                "Der Post ist veröffentlicht: Kommentieren Sie /correct mit dem ganzen neuen Text, oder bearbeiten Sie ihn unter „Post“ und kommentieren Sie /correct; /takedown löscht ihn.",
            fr:
                "Le post est en ligne : commentez /correct avec tout le nouveau texte, ou modifiez-le sous « Post » et commentez /correct ; /takedown le supprime."
        ),
        Phrase(
            "The page could not be read at this moment: comment /correct again.",
            de: "Die Seite war gerade nicht lesbar: Kommentieren Sie noch einmal /correct.",
            fr: "La page n’a pas pu être lue à ce moment : commentez /correct encore une fois."),
        Phrase(#"There is no text under "Post"."#, de: "Unter „Post“ steht kein Text.", fr: "Il n’y a pas de texte sous « Post »."),
        Phrase(
            #"That is what the live post says: edit the text under "Post" and comment /correct, or write the whole new text behind it."#,
            de:
                "Das sagt der veröffentlichte Post bereits: Bearbeiten Sie den Text unter „Post“ und kommentieren Sie /correct, oder schreiben Sie den ganzen neuen Text dahinter.",
            fr:
                "C’est ce que dit déjà le post en ligne : modifiez le texte sous « Post » et commentez /correct, ou écrivez tout le nouveau texte à la suite."
        ),
        Phrase(
            #"Version {1} is under "Post" and in review; until it is approved, by Status or /approve, the live post stays as it is. Set Status to "Rejected" to drop it.{2}"#,
            de:
                "Version {1} steht unter „Post“ und ist in Durchsicht; bis sie freigegeben ist, über Status oder /approve, bleibt der veröffentlichte Post, wie er ist. Setzen Sie Status auf „Rejected“, um sie zu verwerfen.{2}",
            fr:
                "La version {1} est sous « Post » et en relecture ; tant qu’elle n’est pas approuvée, par Status ou /approve, le post en ligne reste tel quel. Mettez Status à « Rejected » pour l’abandonner.{2}"
        ),
        Phrase(
            #"The post is not live: edit its text under "Post"."#,
            de: "Der Post ist nicht veröffentlicht: Bearbeiten Sie seinen Text unter „Post“.",
            fr: "Le post n’est pas en ligne : modifiez son texte sous « Post »."),
        Phrase(
            "First answer what the page asks about the live post, under Answer.",
            de: "Beantworten Sie zuerst unter Answer, was die Seite zum veröffentlichten Post fragt.",
            fr: "Répondez d’abord sous Answer à ce que la page demande sur le post en ligne."),
        Phrase(
            "A change of the live post is on its way: comment again when this page says how it ended.",
            de: "Eine Änderung des veröffentlichten Posts ist unterwegs: Kommentieren Sie wieder, wenn diese Seite sagt, wie sie ausging.",
            fr: "Une modification du post en ligne est en route : commentez de nouveau quand cette page dira comment elle s’est terminée."),
        Phrase(
            "another correction was ordered.",
            de: "Eine andere Berichtigung wurde bestellt.",
            fr: "une autre correction a été demandée."),
        Phrase("correction", de: "Berichtigung", fr: "rectification"),
        Phrase("correction dropped", de: "Berichtigung verworfen", fr: "correction abandonnée"),
        Phrase(
            #"The correction is dropped.{1} The live post stays as it is; its text is under "Post" again."#,
            de: "Die Berichtigung ist verworfen.{1} Der veröffentlichte Post bleibt, wie er ist; sein Text steht wieder unter „Post“.",
            fr: "La correction est abandonnée.{1} Le post en ligne reste tel quel ; son texte est de nouveau sous « Post »."),
        Phrase(
            "Comment /takedown alone, then /takedown confirm.",
            de: "Kommentieren Sie nur /takedown, danach /takedown confirm.",
            fr: "Commentez /takedown seul, puis /takedown confirm."),
        Phrase(
            #"The post is not live: set Status to "Rejected" if it is not to go out."#,
            de: "Der Post ist nicht veröffentlicht: Setzen Sie Status auf „Rejected“, wenn er nicht hinausgehen soll.",
            fr: "Le post n’est pas en ligne : mettez Status à « Rejected » s’il ne doit pas partir."),
        Phrase(
            "A takedown is ordered by a comment, which tells who orders it: comment /takedown on the page.",
            de: "Gelöscht wird auf einen Kommentar hin, der verrät, von wem er kommt: Kommentieren Sie /takedown auf der Seite.",
            fr: "Un retrait se demande par un commentaire, qui dit de qui il vient : commentez /takedown sur la page."),
        Phrase(
            "This deletes the post from {1} for good, with everything that people wrote below it. Comment /takedown confirm by {2} if that is meant; nothing is done until then.",
            de:
                "Das löscht den Post endgültig von {1}, mit allem, was Leute darunter geschrieben haben. Kommentieren Sie bis {2} /takedown confirm, wenn das gemeint ist; bis dahin geschieht nichts.",
            fr:
                "Cela supprime définitivement le post de {1}, avec tout ce que les gens ont écrit dessous. Commentez /takedown confirm d’ici {2} si c’est voulu ; rien n’est fait d’ici là."
        ),
        Phrase(
            "No takedown waits to be confirmed: comment /takedown first.",
            de: "Es wartet kein Löschen auf Bestätigung: Kommentieren Sie zuerst /takedown.",
            fr: "Aucun retrait n’attend de confirmation : commentez d’abord /takedown."),
        Phrase("The post is taken down.", de: "Der Post wird gelöscht.", fr: "Le post est retiré."),
        Phrase("asked for by {1}", de: "gewünscht von {1}", fr: "demandé par {1}"),
        Phrase(
            "{1} answered that it does not say the new text.",
            de: "{1} hat geantwortet, dass er den neuen Text nicht hat.",
            fr: "{1} a répondu qu’il ne dit pas le nouveau texte."),
        Phrase(
            "{1} answered that it is still there.",
            de: "{1} hat geantwortet, dass er noch da ist.",
            fr: "{1} a répondu qu’il est encore là."),
        Phrase(
            "in the place of the live post's text, now",
            de: "anstelle des veröffentlichten Textes, jetzt",
            fr: "à la place du texte en ligne, maintenant"),
        Phrase(
            "gives the live post another text, once that is approved; without a text, the one under Post",
            de: "gibt dem veröffentlichten Post einen anderen Text, sobald der freigegeben ist; ohne Text den unter Post",
            fr: "donne au post en ligne un autre texte, une fois approuvé ; sans texte, celui sous Post"),
        Phrase(
            "deletes the live post, after /takedown confirm",
            de: "löscht den veröffentlichten Post, nach /takedown confirm",
            fr: "supprime le post en ligne, après /takedown confirm"),
        Phrase(
            "Nothing else changes a post that is live.",
            de: "Nichts anderes ändert einen veröffentlichten Post.",
            fr: "Rien d’autre ne modifie un post en ligne."),
        Phrase(
            "Other words after @copydesk, or after a slash and a space, ask for a new text that follows them. The same works under Remarks. Once the post is live, /correct and /takedown change it.",
            de:
                "Andere Worte nach @copydesk oder nach einem Schrägstrich und einem Leerzeichen bestellen einen neuen Text, der ihnen folgt. Unter Remarks geht es ebenso. Ist der Post veröffentlicht, ändern ihn /correct und /takedown.",
            fr:
                "D’autres mots après @copydesk, ou après une barre oblique et une espace, demandent un nouveau texte qui les suit. C’est pareil sous Remarks. Une fois le post en ligne, /correct et /takedown le modifient."
        ),
        Phrase(
            "The approved correction of the live post",
            de: "Die freigegebene Berichtigung des veröffentlichten Posts",
            fr: "La correction approuvée du post en ligne"),
        Phrase("The takedown of the live post", de: "Das Löschen des veröffentlichten Posts", fr: "Le retrait du post en ligne"),
        Phrase("{1} is for a person to check.", de: "{1} muss ein Mensch prüfen.", fr: "{1} doit être vérifié par une personne."),
        Phrase(
            "{1} is for a person to check. {2}",
            de: "{1} muss ein Mensch prüfen. {2}",
            fr: "{1} doit être vérifié par une personne. {2}"),
        Phrase(
            "Look at the post and answer under Answer on its page, as the comment there says.",
            de: "Sehen Sie sich den Post an und antworten Sie auf der Seite unter Answer, wie der Kommentar dort sagt.",
            fr: "Regardez le post et répondez sous Answer sur sa page, comme le dit le commentaire."),
        Phrase("{1} waits, for Hold is ticked.", de: "{1} wartet, denn Hold ist angehakt.", fr: "{1} attend, car Hold est coché."),
        Phrase("Untick Hold on its page.", de: "Nehmen Sie auf der Seite das Häkchen bei Hold weg.", fr: "Décochez Hold sur sa page."),
        Phrase("{1} is under way.", de: "{1} ist unterwegs.", fr: "{1} est en route."),
        Phrase("{1} is under way: {2}", de: "{1} ist unterwegs: {2}", fr: "{1} est en route : {2}"),
        Phrase("It goes on at {1}.", de: "Es geht {1} weiter.", fr: "Cela continue {1}."),
        Phrase(
            "The post is live{1} with an earlier text. This one is in review and takes its place when it is approved.",
            de:
                "Der Post ist mit einem früheren Text veröffentlicht{1}. Dieser hier ist in Durchsicht und tritt an seine Stelle, wenn er freigegeben ist.",
            fr: "Le post est en ligne{1} avec un texte antérieur. Celui-ci est en relecture et prend sa place quand il est approuvé."),
        Phrase("Needs check: {1}", de: "Zu prüfen: {1}", fr: "À vérifier : {1}"),
        Phrase(
            "The post is live{1} with an earlier text; this one is on its way there.",
            de: "Der Post ist mit einem früheren Text veröffentlicht{1}; dieser hier ist dorthin unterwegs.",
            fr: "Le post est en ligne{1} avec un texte antérieur ; celui-ci est en route."),
        Phrase("The post is being taken down{1}.", de: "Der Post wird gerade gelöscht{1}.", fr: "Le post est en cours de retrait{1}."),
        Phrase(
            "Copydesk does not know the platform's name of the post. {1}",
            de: "Copydesk kennt die Kennung des Posts bei der Plattform nicht. {1}",
            fr: "Copydesk ne connaît pas l’identifiant du post sur la plateforme. {1}"),
        Phrase("everything is paused.", de: "Alles ist angehalten.", fr: "tout est en pause."),
        Phrase("the account is paused.", de: "Das Konto ist angehalten.", fr: "le compte est en pause."),
        Phrase("Hold is ticked.", de: "Hold ist angehakt.", fr: "Hold est coché."),
        Phrase("the board is not set up.", de: "Notion ist nicht eingerichtet.", fr: "Notion n’est pas installé."),
        Phrase(
            "the brand is paused on its page.",
            de: "Die Marke ist auf ihrer Seite angehalten.",
            fr: "la marque est en pause sur sa page."),
        Phrase(
            "Copydesk stopped between sending it and the answer.",
            de: "Copydesk hielt zwischen dem Senden und der Antwort an.",
            fr: "Copydesk s’est arrêté entre l’envoi et la réponse."),
        Phrase("The post cannot be read.", de: "Der Post ist nicht lesbar.", fr: "Le post est illisible."),
        Phrase(
            "It is not known whether the live post has the new text.",
            de: "Es ist nicht bekannt, ob der veröffentlichte Post den neuen Text hat.",
            fr: "On ne sait pas si le post en ligne a le nouveau texte."),
        Phrase(
            "It is not known whether the post is gone.",
            de: "Es ist nicht bekannt, ob der Post weg ist.",
            fr: "On ne sait pas si le post a disparu."),
        Phrase(
            #"Copydesk cannot change posts of this account: put the text under "Post" in the place of the live post's by hand."#,
            de:
                "Copydesk kann Posts dieses Kontos nicht ändern: Setzen Sie den Text unter „Post“ von Hand an die Stelle des veröffentlichten.",
            fr:
                "Copydesk ne peut pas modifier les posts de ce compte : mettez à la main le texte sous « Post » à la place de celui qui est en ligne."
        ),
        Phrase(
            "Copydesk cannot delete posts of this account: delete the live post by hand.",
            de: "Copydesk kann Posts dieses Kontos nicht löschen: Löschen Sie den veröffentlichten Post von Hand.",
            fr: "Copydesk ne peut pas supprimer les posts de ce compte : supprimez à la main le post en ligne."),
        Phrase(
            "What was sent for this post is not known, for the store was restored since: change it on LinkedIn by hand.",
            de:
                "Was für diesen Post gesendet wurde, ist nicht bekannt, denn der Datenbestand wurde seither wiederhergestellt: Ändern Sie ihn auf LinkedIn von Hand.",
            fr:
                "On ne sait pas ce qui a été envoyé pour ce post, car les données ont été restaurées depuis : modifiez-le à la main sur LinkedIn."
        ),
        Phrase(
            "LinkedIn's name of the post is not known. {1}",
            de: "Die Kennung des Posts bei LinkedIn ist nicht bekannt. {1}",
            fr: "L’identifiant du post chez LinkedIn n’est pas connu. {1}"),
        Phrase(
            "The corrected post was changed in the store: approve it again.",
            de: "Der berichtigte Post wurde im Datenbestand geändert: Geben Sie ihn erneut frei.",
            fr: "Le post corrigé a été modifié dans les données : approuvez-le à nouveau."),
        Phrase(
            "The request was sent to LinkedIn, but no whole answer came: {1}",
            de: "Die Anfrage wurde an LinkedIn gesendet, aber es kam keine vollständige Antwort: {1}",
            fr: "La requête a été envoyée à LinkedIn, mais aucune réponse entière n’est venue : {1}"),
        Phrase(
            "The request was sent to LinkedIn, but its answer was not waited for.",
            de: "Die Anfrage wurde an LinkedIn gesendet, aber ihre Antwort wurde nicht abgewartet.",
            fr: "La requête a été envoyée à LinkedIn, mais sa réponse n’a pas été attendue."),
        Phrase(
            "LinkedIn does not show the post any more.",
            de: "LinkedIn zeigt den Post nicht mehr.",
            fr: "LinkedIn ne montre plus le post."),
        Phrase("LinkedIn still shows the post.", de: "LinkedIn zeigt den Post noch.", fr: "LinkedIn montre encore le post."),
        Phrase(
            "LinkedIn still shows another text.",
            de: "LinkedIn zeigt noch einen anderen Text.",
            fr: "LinkedIn montre encore un autre texte."),
        Phrase(
            "LinkedIn's answer about the post cannot be read: it is asked again.",
            de: "Die Antwort von LinkedIn über den Post ist nicht lesbar: Es wird erneut gefragt.",
            fr: "La réponse de LinkedIn sur le post est illisible : une nouvelle demande aura lieu."),
        Phrase(
            "LinkedIn does not find the post: it may have been deleted there.",
            de: "LinkedIn findet den Post nicht: Vielleicht wurde er dort gelöscht.",
            fr: "LinkedIn ne trouve pas le post : il y a peut-être été supprimé."),
        Phrase(
            "LinkedIn answered the request with status {1}.",
            de: "LinkedIn beantwortete die Anfrage mit Status {1}.",
            fr: "LinkedIn a répondu à la requête par le statut {1}."),
        Phrase(
            #"By hand: open the post on LinkedIn, choose "Edit post" behind the three dots at its top right, put the text under "Post" in the place of the old one, and save it."#,
            de:
                "Von Hand: Öffnen Sie den Post auf LinkedIn, wählen Sie hinter den drei Punkten oben rechts „Beitrag bearbeiten“, setzen Sie den Text unter „Post“ an die Stelle des alten und speichern Sie.",
            fr:
                "À la main : ouvrez le post sur LinkedIn, choisissez « Modifier le post » derrière les trois points en haut à droite, mettez le texte sous « Post » à la place de l’ancien et enregistrez."
        ),
        Phrase(
            #"By hand: open the post on LinkedIn, and choose "Delete post" behind the three dots at its top right."#,
            de: "Von Hand: Öffnen Sie den Post auf LinkedIn und wählen Sie hinter den drei Punkten oben rechts „Beitrag löschen“.",
            fr: "À la main : ouvrez le post sur LinkedIn et choisissez « Supprimer le post » derrière les trois points en haut à droite."),
    ]
}
