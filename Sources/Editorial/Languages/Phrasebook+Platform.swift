/// What LinkedIn or a folder answered.
extension Phrasebook {
    static let platform: [Phrase] = [
        Phrase(
            "The comment is longer than {1} units.", de: "Der Kommentar ist länger als {1} Einheiten.",
            fr: "Le commentaire dépasse {1} unités."),
        Phrase(
            "LinkedIn does not find the post yet.", de: "LinkedIn findet den Post noch nicht.", fr: "LinkedIn ne trouve pas encore le post."
        ),
        Phrase(
            "The account's token needs the permission to comment (w_member_social_feed or w_organization_social).",
            de: "Das Token des Kontos braucht das Recht zu kommentieren (w_member_social_feed oder w_organization_social).",
            fr: "Le jeton du compte doit avoir le droit de commenter (w_member_social_feed ou w_organization_social)."),
        Phrase(
            "LinkedIn does not let the token of account {1} read comments.",
            de: "LinkedIn lässt das Token des Kontos {1} keine Kommentare lesen.",
            fr: "LinkedIn ne laisse pas le jeton du compte {1} lire les commentaires."),
        Phrase("LinkedIn does not show the post.", de: "LinkedIn zeigt den Post nicht.", fr: "LinkedIn ne montre pas le post."),
        Phrase(
            "LinkedIn does not show the comment.", de: "LinkedIn zeigt den Kommentar nicht.", fr: "LinkedIn ne montre pas le commentaire."),
        Phrase(
            "LinkedIn's answer about the comments cannot be read: it is asked again.",
            de: "LinkedIns Antwort zu den Kommentaren ist nicht lesbar: Es wird noch einmal gefragt.",
            fr: "La réponse de LinkedIn sur les commentaires est illisible : elle est redemandée."),
        Phrase(
            "LinkedIn does not accept the token of account {1}{2}: {3}, or put a new one where token points and restart.",
            de:
                "LinkedIn nimmt das Token des Kontos {1} nicht an{2}. Nächster Schritt: {3}, oder legen Sie ein neues dort ab, wohin token zeigt, und starten Sie neu.",
            fr:
                "LinkedIn n’accepte pas le jeton du compte {1}{2}. Prochaine étape : {3}, ou mettez-en un nouveau là où pointe token et redémarrez."
        ),
        Phrase(
            "LinkedIn does not let account {1} post as its author{2}: check author, and the token's role on that page.",
            de:
                "LinkedIn lässt das Konto {1} nicht als seinen Autor veröffentlichen{2}: Prüfen Sie author und die Rolle des Tokens auf dieser Seite.",
            fr: "LinkedIn ne laisse pas le compte {1} publier comme son auteur{2} : vérifiez author et le rôle du jeton sur cette page."),
        Phrase(
            "LinkedIn does not permit this to account {1}{2}: give the app the scope, then {3} again.",
            de: "LinkedIn erlaubt das dem Konto {1} nicht{2}: Geben Sie der App das Recht, dann noch einmal: {3}.",
            fr: "LinkedIn ne le permet pas au compte {1}{2} : donnez ce droit à l’application, puis de nouveau : {3}."),
        Phrase(
            "LinkedIn finds the post of account {1} too large{2}: shorten the text or use a smaller picture.",
            de: "LinkedIn findet den Post des Kontos {1} zu groß{2}: Kürzen Sie den Text oder nehmen Sie ein kleineres Bild.",
            fr: "LinkedIn trouve le post du compte {1} trop grand{2} : raccourcissez le texte ou prenez une image plus petite."),
        Phrase(
            "LinkedIn has ended the API version that account {1} uses{2}: set version to a newer month in the configuration.",
            de:
                "LinkedIn hat die API-Version beendet, die das Konto {1} benutzt{2}: Setzen Sie version in der Konfiguration auf einen neueren Monat.",
            fr: "LinkedIn a mis fin à la version d’API du compte {1}{2} : mettez version à un mois plus récent dans la configuration."),
        Phrase(
            "LinkedIn's limit for account {1} is reached{2}: it goes on after {3}.",
            de: "Das Limit von LinkedIn für das Konto {1} ist erreicht{2}: Es geht weiter nach {3}.",
            fr: "La limite de LinkedIn pour le compte {1} est atteinte{2} : cela reprend après {3}."),
        Phrase(
            "LinkedIn cannot use the picture uploaded for account {1}{2}: it is uploaded again.",
            de: "LinkedIn kann das für das Konto {1} hochgeladene Bild nicht verwenden{2}: Es wird erneut hochgeladen.",
            fr: "LinkedIn ne peut pas utiliser l’image envoyée pour le compte {1}{2} : elle est envoyée à nouveau."),
        Phrase(
            "LinkedIn had a failure of its own for account {1}{2}: it is tried again later.",
            de: "LinkedIn hatte beim Konto {1} selbst einen Fehler{2}: Es wird später erneut versucht.",
            fr: "LinkedIn a eu une panne de son côté pour le compte {1}{2} : un nouvel essai aura lieu plus tard."),
        Phrase(
            "LinkedIn refused the request of account {1}{2}: change what it names and approve again.",
            de: "LinkedIn hat die Anfrage des Kontos {1} abgelehnt{2}: Ändern Sie, was es nennt, und geben Sie erneut frei.",
            fr: "LinkedIn a refusé la requête du compte {1}{2} : changez ce qu’il nomme et approuvez à nouveau."),
        Phrase(
            "Nothing was sent to LinkedIn: {1}",
            de: "Es wurde nichts an LinkedIn gesendet: {1}",
            fr: "Rien n’a été envoyé à LinkedIn : {1}"),
        Phrase(
            "LinkedIn answered the request for a post with status {1}.",
            de: "LinkedIn beantwortete die Anfrage für einen Post mit Status {1}.",
            fr: "LinkedIn a répondu à la requête d’un post par le statut {1}."),
        Phrase(
            "LinkedIn answered 201 without the id of a post.",
            de: "LinkedIn antwortete 201 ohne die Kennung eines Posts.",
            fr: "LinkedIn a répondu 201 sans l’identifiant d’un post."),
        Phrase(
            "The request for a post was sent, but no whole answer came: {1}",
            de: "Die Anfrage für einen Post wurde gesendet, aber es kam keine vollständige Antwort: {1}",
            fr: "La requête d’un post a été envoyée, mais aucune réponse entière n’est venue : {1}"),
        Phrase(
            "LinkedIn is still at work on the post.",
            de: "LinkedIn arbeitet noch an dem Post.",
            fr: "LinkedIn travaille encore sur le post."),
        Phrase(
            "LinkedIn accepted the post and could not publish it.",
            de: "LinkedIn hat den Post angenommen und konnte ihn nicht veröffentlichen.",
            fr: "LinkedIn a accepté le post et n’a pas pu le publier."),
        Phrase("LinkedIn shows the post as {1}.", de: "LinkedIn zeigt den Post als {1}.", fr: "LinkedIn montre le post comme {1}."),
        Phrase(
            #"Its text ends after {1} of {2} characters, with "{3}"."#,
            de: "Sein Text endet nach {1} von {2} Zeichen, mit „{3}“.",
            fr: "Son texte s’arrête après {1} caractères sur {2}, avec « {3} »."),
        Phrase(
            #"Its text differs from character {1} on: approved "{2}", live "{3}"."#,
            de: "Sein Text weicht ab Zeichen {1} ab: freigegeben „{2}“, veröffentlicht „{3}“.",
            fr: "Son texte diffère à partir du caractère {1} : approuvé « {2} », en ligne « {3} »."),
        Phrase(
            "Its line breaks differ: approved {1} lines, live {2}.",
            de: "Seine Zeilenumbrüche weichen ab: freigegeben {1} Zeilen, veröffentlicht {2}.",
            fr: "Ses retours à la ligne diffèrent : approuvé {1} lignes, en ligne {2}."),
        Phrase("Its author is {1}.", de: "Sein Autor ist {1}.", fr: "Son auteur est {1}."),
        Phrase(
            "It is visible to {1} and not to {2}.",
            de: "Er ist für {1} sichtbar und nicht für {2}.",
            fr: "Il est visible pour {1} et non pour {2}."),
        Phrase("Its picture is missing.", de: "Sein Bild fehlt.", fr: "Son image manque."),
        Phrase("Its picture is another one ({1}).", de: "Sein Bild ist ein anderes ({1}).", fr: "Son image en est une autre ({1})."),
        Phrase(
            "The alt text of its picture is another one.",
            de: "Der Alternativtext seines Bildes ist ein anderer.",
            fr: "Le texte alternatif de son image en est un autre."),
        Phrase("Its link is missing.", de: "Sein Link fehlt.", fr: "Son lien manque."),
        Phrase("Its link shows {1}.", de: "Sein Link zeigt etwas anderes: {1}.", fr: "Son lien montre autre chose : {1}."),
        Phrase(
            "It shows something that was not approved: {1}.",
            de: "Er zeigt etwas, das nicht freigegeben wurde: {1}.",
            fr: "Il montre quelque chose qui n’a pas été approuvé : {1}."),
        Phrase(
            "LinkedIn does not let this account's token read posts.{1} Look at {2}.",
            de: "LinkedIn lässt das Token dieses Kontos keine Posts lesen.{1} Sehen Sie nach: {2}.",
            fr: "LinkedIn ne laisse pas le jeton de ce compte lire des posts.{1} Regardez {2}."),
        Phrase(
            "The token of account {1} may not read its posts.{2} Look at {3}.",
            de: "Das Token des Kontos {1} darf dessen Posts nicht lesen.{2} Sehen Sie nach: {3}.",
            fr: "Le jeton du compte {1} ne peut pas lire ses posts.{2} Regardez {3}."),
        Phrase(
            "LinkedIn's name of the post is not known.",
            de: "Die Kennung des Posts bei LinkedIn ist nicht bekannt.",
            fr: "L’identifiant du post chez LinkedIn n’est pas connu."),
        Phrase(
            "What was sent is not known: the store was restored since.",
            de: "Was gesendet wurde, ist nicht bekannt: Der Datenbestand wurde seither wiederhergestellt.",
            fr: "On ne sait pas ce qui a été envoyé : les données ont été restaurées depuis."),
        Phrase(
            "LinkedIn accepted the post and does not show it.",
            de: "LinkedIn hat den Post angenommen und zeigt ihn nicht.",
            fr: "LinkedIn a accepté le post et ne le montre pas."),
        Phrase(
            "LinkedIn does not let the token of account {1} read posts.",
            de: "LinkedIn lässt das Token des Kontos {1} keine Posts lesen.",
            fr: "LinkedIn ne laisse pas le jeton du compte {1} lire des posts."),
        Phrase(
            "It was not seen among the posts at {1}.{2}",
            de: "Er war unter den Posts auf {1} nicht zu sehen.{2}",
            fr: "Il n’a pas été vu parmi les posts sur {1}.{2}"),
        Phrase(
            " LinkedIn names {1}, made at {2}, which may not exist.",
            de: " LinkedIn nennt {1}, erstellt {2}; das muss es nicht geben.",
            fr: " LinkedIn nomme {1}, créé {2}, qui n’existe peut-être pas."),
        Phrase(
            " LinkedIn names {1}, which may not exist.",
            de: " LinkedIn nennt {1}; das muss es nicht geben.",
            fr: " LinkedIn nomme {1}, qui n’existe peut-être pas."),
        Phrase(
            "LinkedIn's posts of account {1} cannot be read: it is tried again.",
            de: "Die Posts des Kontos {1} bei LinkedIn sind nicht lesbar: Es wird erneut versucht.",
            fr: "Les posts du compte {1} chez LinkedIn sont illisibles : un nouvel essai aura lieu."),
        Phrase(
            "LinkedIn's numbers of account {1} cannot be read: it is asked again.",
            de: "Die Zahlen des Kontos {1} bei LinkedIn sind nicht lesbar: Es wird erneut gefragt.",
            fr: "Les chiffres du compte {1} chez LinkedIn sont illisibles : une nouvelle demande aura lieu."),
        Phrase(
            "The author of account {1} is no URN: correct author in the configuration.",
            de: "Der Autor des Kontos {1} ist keine URN: Berichtigen Sie author in der Konfiguration.",
            fr: "L’auteur du compte {1} n’est pas un URN : corrigez author dans la configuration."),
        Phrase(
            "LinkedIn's name of the post is not known",
            de: "die Kennung des Posts bei LinkedIn ist nicht bekannt",
            fr: "l’identifiant du post chez LinkedIn n’est pas connu"),
        Phrase("LinkedIn did not tell it", de: "LinkedIn hat es nicht mitgeteilt", fr: "LinkedIn ne l’a pas dit"),
        Phrase("LinkedIn does not show the post", de: "LinkedIn zeigt den Post nicht", fr: "LinkedIn ne montre pas le post"),
        Phrase("LinkedIn refuses to tell it", de: "LinkedIn verweigert die Auskunft", fr: "LinkedIn refuse de le dire"),
        Phrase(
            "LinkedIn tells it of pages' posts only",
            de: "LinkedIn teilt es nur für Posts von Seiten mit",
            fr: "LinkedIn ne le dit que pour les posts de pages"),
        Phrase(
            "needs {1}; LinkedIn was not asked",
            de: "braucht {1}; LinkedIn wurde nicht gefragt",
            fr: "demande {1} ; LinkedIn n’a pas été interrogé"),
        Phrase(
            "needs {1}, which LinkedIn hardly gives",
            de: "braucht {1}, das LinkedIn kaum vergibt",
            fr: "demande {1}, que LinkedIn n’accorde guère"),
        Phrase("needs {1}, in the role {2}", de: "braucht {1}, in der Rolle {2}", fr: "demande {1}, dans le rôle {2}"),
        Phrase("needs {1}", de: "braucht {1}", fr: "demande {1}"),
        Phrase("{1}, in the role {2}", de: "{1}, in der Rolle {2}", fr: "{1}, dans le rôle {2}"),
        Phrase(
            "a member's posts cannot be searched",
            de: "Posts eines Mitglieds lassen sich nicht suchen",
            fr: "les posts d’un membre ne peuvent pas être recherchés"),
        Phrase("there is no refresh token", de: "es gibt kein Refresh-Token", fr: "il n’y a pas de jeton de renouvellement"),
        Phrase(
            "the token is the configuration's",
            de: "das Token stammt aus der Konfiguration",
            fr: "le jeton est celui de la configuration"),
        Phrase("refresh token until {1}", de: "Refresh-Token bis {1}", fr: "jeton de renouvellement jusqu’au {1}"),
        Phrase("refresh token", de: "Refresh-Token", fr: "jeton de renouvellement"),
        Phrase("the refresh token has ended", de: "das Refresh-Token ist abgelaufen", fr: "le jeton de renouvellement a pris fin"),
        Phrase("there is no token", de: "es gibt kein Token", fr: "il n’y a pas de jeton"),
        Phrase("the token has expired", de: "das Token ist abgelaufen", fr: "le jeton a expiré"),
        Phrase("the token was revoked", de: "das Token wurde widerrufen", fr: "le jeton a été révoqué"),
        Phrase("the token is not valid", de: "das Token ist nicht gültig", fr: "le jeton n’est pas valide"),
        Phrase(
            "LinkedIn's answer about the token of account {1} cannot be read: it is asked again.",
            de: "Die Antwort von LinkedIn über das Token des Kontos {1} ist nicht lesbar: Es wird erneut gefragt.",
            fr: "La réponse de LinkedIn sur le jeton du compte {1} est illisible : une nouvelle demande aura lieu."),
        Phrase(
            "LinkedIn does not take client_id and client_secret of account {1} {2}: compare both with the app in LinkedIn's developer portal.",
            de:
                "LinkedIn nimmt client_id und client_secret des Kontos {1} nicht an {2}: Vergleichen Sie beide mit der App im Entwicklerportal von LinkedIn.",
            fr:
                "LinkedIn n’accepte pas client_id et client_secret du compte {1} {2} : comparez-les avec l’application dans le portail des développeurs de LinkedIn."
        ),
        Phrase(
            "LinkedIn says nothing about the token of account {1} {2}: check auth_url.",
            de: "LinkedIn sagt nichts über das Token des Kontos {1} {2}: Prüfen Sie auth_url.",
            fr: "LinkedIn ne dit rien du jeton du compte {1} {2} : vérifiez auth_url."),
        Phrase(
            #"The account "{1}" is not connected to LinkedIn: {2}."#,
            de: "Das Konto „{1}“ ist nicht mit LinkedIn verbunden: {2}.",
            fr: "Le compte « {1} » n’est pas connecté à LinkedIn : {2}."),
        Phrase(
            "LinkedIn takes no {1}: replace the picture by a PNG or JPEG.",
            de: "LinkedIn nimmt kein {1}: Ersetzen Sie das Bild durch ein PNG oder JPEG.",
            fr: "LinkedIn n’accepte pas {1} : remplacez l’image par un PNG ou un JPEG."),
        Phrase(
            "A picture of {1} x {2} is too large for LinkedIn: use a smaller one.",
            de: "Ein Bild von {1} x {2} ist zu groß für LinkedIn: Nehmen Sie ein kleineres.",
            fr: "Une image de {1} x {2} est trop grande pour LinkedIn : prenez-en une plus petite."),
        Phrase(
            "LinkedIn promised account {1} an upload without saying where to: it is tried again.",
            de: "LinkedIn versprach dem Konto {1} ein Hochladen, ohne zu sagen wohin: Es wird erneut versucht.",
            fr: "LinkedIn a promis un envoi au compte {1} sans dire où : un nouvel essai aura lieu."),
        Phrase(
            "LinkedIn has not finished the picture of account {1} in two minutes: it is uploaded again.",
            de: "LinkedIn ist mit dem Bild des Kontos {1} in zwei Minuten nicht fertig geworden: Es wird erneut hochgeladen.",
            fr: "LinkedIn n’a pas fini l’image du compte {1} en deux minutes : elle est envoyée à nouveau."),
        Phrase(
            "LinkedIn could not read the picture of account {1}: replace it if that happens again.",
            de: "LinkedIn konnte das Bild des Kontos {1} nicht lesen: Ersetzen Sie es, wenn das wieder vorkommt.",
            fr: "LinkedIn n’a pas pu lire l’image du compte {1} : remplacez-la si cela se reproduit."),
        Phrase(
            "The token of account {1} could not be renewed a moment ago: it is tried again.",
            de: "Das Token des Kontos {1} konnte eben nicht erneuert werden: Es wird erneut versucht.",
            fr: "Le jeton du compte {1} n’a pas pu être renouvelé à l’instant : un nouvel essai aura lieu."),
        Phrase(
            "LinkedIn does not renew the token of account {1}{2}: {3} if that stays so.",
            de: "LinkedIn erneuert das Token des Kontos {1} nicht{2}: {3}, wenn das so bleibt.",
            fr: "LinkedIn ne renouvelle pas le jeton du compte {1}{2} : {3} si cela ne change pas."),
        Phrase(
            "The text cannot be written for LinkedIn without loss: change its special characters and approve it again.",
            de:
                "Der Text lässt sich für LinkedIn nicht verlustfrei schreiben: Ändern Sie seine Sonderzeichen und geben Sie ihn erneut frei.",
            fr: "Le texte ne peut pas être écrit pour LinkedIn sans perte : changez ses caractères spéciaux et approuvez-le à nouveau."),
        Phrase(
            "The text has {1} of {2} units as LinkedIn counts: shorten it.",
            de: "Der Text hat nach der Zählung von LinkedIn {1} von {2} Zeichen: Kürzen Sie ihn.",
            fr: "Le texte compte {1} caractères sur {2} selon LinkedIn : raccourcissez-le."),
        Phrase(
            "posts are written into a folder",
            de: "Posts werden in einen Ordner geschrieben",
            fr: "les posts sont écrits dans un dossier"),
        Phrase(
            "a picture is there once it is written",
            de: "ein Bild ist da, sobald es geschrieben ist",
            fr: "une image est là dès qu’elle est écrite"),
        Phrase("posts stay in the folder", de: "Posts bleiben im Ordner", fr: "les posts restent dans le dossier"),
        Phrase("the post's folder is there or not", de: "der Ordner des Posts ist da oder nicht", fr: "le dossier du post est là ou non"),
        Phrase("a folder takes no comments", de: "ein Ordner nimmt keine Kommentare an", fr: "un dossier n’accepte pas de commentaires"),
        Phrase("nobody reads the folder", de: "niemand liest den Ordner", fr: "personne ne lit le dossier"),
        Phrase("Nothing was tried.", de: "Es wurde nichts versucht.", fr: "Rien n’a été essayé."),
        Phrase(
            "The prepared files of {1} are gone: they are written again.",
            de: "Die vorbereiteten Dateien von {1} sind weg: Sie werden neu geschrieben.",
            fr: "Les fichiers préparés de {1} ont disparu : ils sont écrits à nouveau."),
        Phrase(
            "The post was held back at the last moment; nothing was written.",
            de: "Der Post wurde im letzten Moment zurückgehalten; es wurde nichts geschrieben.",
            fr: "Le post a été retenu au dernier moment ; rien n’a été écrit."),
        Phrase("Nothing was published: {1}", de: "Es wurde nichts veröffentlicht: {1}", fr: "Rien n’a été publié : {1}"),
        Phrase("{1} is not there.", de: "{1} ist nicht da.", fr: "{1} n’est pas là."),
        Phrase("{1}/{2} was changed.", de: "{1}/{2} wurde geändert.", fr: "{1}/{2} a été modifié."),
        Phrase("another {1}", de: "{1}", fr: "{1}"),
        Phrase(
            "The prepared post was changed in the store: approve it again.",
            de: "Der vorbereitete Post wurde im Datenbestand geändert: Geben Sie ihn erneut frei.",
            fr: "Le post préparé a été modifié dans les données : approuvez-le à nouveau."),
        Phrase(
            "The request for a post was sent, but its answer was not waited for.",
            de: "Die Anfrage für einen Post wurde gesendet, aber ihre Antwort wurde nicht abgewartet.",
            fr: "La requête d’un post a été envoyée, mais sa réponse n’a pas été attendue."),
        Phrase(
            "Nothing was sent to LinkedIn: the daemon stopped before.",
            de: "Es wurde nichts an LinkedIn gesendet: Der Dienst hielt vorher an.",
            fr: "Rien n’a été envoyé à LinkedIn : le service s’est arrêté avant."),
        Phrase(
            "The sending ended between arming and the answer; the post may be live.",
            de: "Das Senden endete vor der Antwort; der Post ist vielleicht veröffentlicht.",
            fr: "L’envoi a fini avant la réponse ; le post est peut-être en ligne."),
        Phrase("content admin or above", de: "Inhaltsadministrator oder höher", fr: "administrateur de contenu ou plus"),
        Phrase("administrator", de: "Administrator", fr: "administrateur"),
    ]
}
