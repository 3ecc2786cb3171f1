/// Why Notion did not do what was asked.
extension Phrasebook {
    static let notion: [Phrase] = [
        Phrase(
            " It may have taken effect all the same.",
            de: " Es kann trotzdem gewirkt haben.",
            fr: " Elle a peut-être eu effet malgré tout."),
        Phrase(" [request {1}]", de: " [Anfrage {1}]", fr: " [requête {1}]"),
        Phrase(
            "Notion could not be reached for {1}: {2}",
            de: "Notion war nicht erreichbar ({1}): {2}",
            fr: "Notion était inaccessible ({1}) : {2}"),
        Phrase(
            "Notion's answer to {1} could not be read: {2}.",
            de: "Die Antwort von Notion auf {1} war nicht lesbar: {2}.",
            fr: "La réponse de Notion à {1} était illisible : {2}."),
        Phrase(
            "status {1} with {2} bytes that are no JSON object",
            de: "Status {1} mit {2} Bytes, die kein JSON-Objekt sind",
            fr: "statut {1} avec {2} octets qui ne sont pas un objet JSON"),
        Phrase("{1} new blocks instead of {2}", de: "{1} neue Blöcke statt {2}", fr: "{1} nouveaux blocs au lieu de {2}"),
        Phrase("an object without an id", de: "ein Objekt ohne Kennung", fr: "un objet sans identifiant"),
        Phrase(
            "Notion asked to wait {1} s before the next request; {2} waits its turn.",
            de: "Notion bat, mit der nächsten Anfrage {1} s zu warten; {2} wartet, bis es an der Reihe ist.",
            fr: "Notion a demandé d’attendre {1} s avant la prochaine requête ; {2} attend son tour."),
        Phrase(
            "Too many requests wait for Notion's rate limit; {1} is tried again later.",
            de: "Zu viele Anfragen warten, weil Notion ihre Zahl begrenzt; {1} wird später erneut versucht.",
            fr: "Trop de requêtes attendent, car Notion en limite le nombre ; {1} sera réessayé plus tard."),
        Phrase(
            "The turn of {1} came too late; what it rests on is read again.",
            de: "{1} kam zu spät an die Reihe; die Grundlage wird erneut gelesen.",
            fr: "Le tour de {1} est venu trop tard ; ce sur quoi il repose est relu."),
        Phrase("{1} was not sent: {2}.", de: "{1} wurde nicht gesendet: {2}.", fr: "{1} n’a pas été envoyé : {2}."),
        Phrase("the file is empty", de: "die Datei ist leer", fr: "le fichier est vide"),
        Phrase(
            "the file has {1} bytes and the workspace takes {2}; make it smaller",
            de: "die Datei hat {1} Bytes, und der Arbeitsbereich nimmt {2}; verkleinern Sie sie",
            fr: "le fichier a {1} octets et l’espace de travail en accepte {2} ; réduisez-le"),
        Phrase(
            "Notion refuses the token: put a new token of the connection into the credentials ({1})",
            de: "Notion nimmt das Token nicht an: Legen Sie ein neues Token der Verbindung in den Zugangsdaten ab ({1})",
            fr: "Notion refuse le jeton : mettez un nouveau jeton de la connexion dans les identifiants ({1})"),
        Phrase(
            "A proxy in front of Notion refused {1} with 403; ask the people who run the network.",
            de: "Ein Proxy vor Notion hat {1} mit 403 abgelehnt; wenden Sie sich an die Netzwerkverwaltung.",
            fr: "Un proxy placé devant Notion a refusé {1} avec 403 ; adressez-vous aux responsables du réseau."),
        Phrase(
            #"The Notion connection lacks the capability "{1}": switch it on in the connection's settings ({2})"#,
            de: "Der Verbindung zu Notion fehlt das Recht „{1}“: Schalten Sie es in den Einstellungen der Verbindung ein ({2})",
            fr: "La connexion à Notion n’a pas le droit « {1} » : activez-le dans les réglages de la connexion ({2})"),
        Phrase(
            "Notion does not find what {1} asks for: share the page with the connection (... > Connections), or correct the id ({2})",
            de:
                "Notion findet nicht, wonach {1} fragt: Teilen Sie die Seite mit der Verbindung (... > Connections) oder berichtigen Sie die Kennung ({2})",
            fr:
                "Notion ne trouve pas ce que demande {1} : partagez la page avec la connexion (... > Connections), ou corrigez l’identifiant ({2})"
        ),
        Phrase(
            "The Notion database is full: move old rows out of it ({1})",
            de: "Die Notion-Datenbank ist voll: Verschieben Sie alte Zeilen an einen anderen Ort ({1})",
            fr: "La base de données Notion est pleine : déplacez les anciennes lignes ailleurs ({1})"),
        Phrase("Notion finds {1} too large.", de: "Notion findet {1} zu groß.", fr: "Notion trouve {1} trop grand."),
        Phrase(
            "Notion is limiting the rate of requests; {1} is tried again later.",
            de: "Notion begrenzt gerade die Zahl der Anfragen; {1} wird später erneut versucht.",
            fr: "Notion limite en ce moment le nombre de requêtes ; {1} sera réessayé plus tard."),
        Phrase(
            "Notion answered {1} with {2}; it is tried again later.",
            de: "Notion beantwortete {1} mit {2}; es wird später erneut versucht.",
            fr: "Notion a répondu à {1} par {2} ; un nouvel essai aura lieu plus tard."),
        Phrase(
            "Notion answered {1} with {2} {3}: {4}",
            de: "Notion beantwortete {1} mit {2} {3}: {4}",
            fr: "Notion a répondu à {1} par {2} {3} : {4}"),
        Phrase("no reason given.", de: "ohne Angabe von Gründen.", fr: "sans raison indiquée."),
        Phrase(
            #"The Notion connection lacks the capability "{1}": switch it on in Notion, in the connection's settings under Capabilities. {2}"#,
            de:
                "Der Verbindung zu Notion fehlt das Recht „{1}“: Schalten Sie es in Notion ein, in den Einstellungen der Verbindung unter Capabilities. {2}",
            fr:
                "La connexion à Notion n’a pas le droit « {1} » : activez-le dans Notion, dans les réglages de la connexion sous Capabilities. {2}"
        ),
        Phrase(
            "Until then nothing of the desk can be read, and nothing is published.",
            de: "Bis dahin ist in Notion nichts lesbar, und es wird nichts veröffentlicht.",
            fr: "D’ici là, rien n’est lisible dans Notion, et rien n’est publié."),
        Phrase(
            "Until then pages keep what they show: no status, text or result is written. What editors do is read all the same.",
            de:
                "Bis dahin behalten die Seiten, was sie zeigen: Weder Status noch Text noch Ergebnis wird geschrieben. Was die Redaktion tut, wird trotzdem gelesen.",
            fr:
                "D’ici là, les pages gardent ce qu’elles montrent : aucun statut, texte ou résultat n’est écrit. Ce que fait la rédaction est lu quand même."
        ),
        Phrase(
            "Until then no new draft, text or picture reaches the desk.",
            de: "Bis dahin kommt kein neuer Entwurf, kein neuer Text und kein neues Bild nach Notion.",
            fr: "D’ici là, aucun nouveau brouillon, texte ou image n’arrive dans Notion."),
        Phrase(
            "Until then comments are not read; Status, Remarks and edits of the page work.",
            de: "Bis dahin werden Kommentare nicht gelesen; Status, Remarks und Änderungen auf der Seite gelten.",
            fr: "D’ici là, les commentaires ne sont pas lus ; Status, Remarks et les modifications de la page fonctionnent."),
        Phrase(
            "Until then no comment is written; those that wait follow later.",
            de: "Bis dahin wird kein Kommentar geschrieben; was wartet, folgt später.",
            fr: "D’ici là, aucun commentaire n’est écrit ; ceux qui attendent suivront."),
        Phrase(
            "Until then people are known by their ids alone.",
            de: "Bis dahin sind Personen nur an ihren Kennungen zu erkennen.",
            fr: "D’ici là, les personnes ne sont connues que par leurs identifiants."),
    ]
}
