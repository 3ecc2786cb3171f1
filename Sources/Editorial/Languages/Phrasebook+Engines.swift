/// What models, pictures and sources answered.
extension Phrasebook {
    static let engines: [Phrase] = [
        Phrase(
            "The address is not a usable http or https URL; correct it.",
            de: "Die Adresse ist keine brauchbare http- oder https-URL; berichtigen Sie sie.",
            fr: "L’adresse n’est pas une URL http ou https utilisable ; corrigez-la."),
        Phrase(
            "{1} leads to an address that is not public; list it under private_networks if that is wanted.",
            de: "{1} führt zu einer Adresse, die nicht öffentlich ist; tragen Sie sie unter private_networks ein, wenn das gewünscht ist.",
            fr: "{1} mène à une adresse qui n’est pas publique ; inscrivez-la sous private_networks si c’est voulu."),
        Phrase(
            "The name {1} could not be found; check its spelling and the DNS.",
            de: "Der Name {1} wurde nicht gefunden; prüfen Sie die Schreibweise und das DNS.",
            fr: "Le nom {1} est introuvable ; vérifiez l’orthographe et le DNS."),
        Phrase(
            "{1} could not be connected to; check that it runs and is reachable from here.",
            de: "Zu {1} kam keine Verbindung zustande; prüfen Sie, ob es läuft und von hier erreichbar ist.",
            fr: "La connexion à {1} a échoué ; vérifiez qu’il tourne et qu’il est accessible d’ici."),
        Phrase(
            "No trusted TLS connection to {1} could be made; check its certificate.",
            de: "Zu {1} kam keine vertrauenswürdige TLS-Verbindung zustande; prüfen Sie das Zertifikat.",
            fr: "Aucune connexion TLS sûre à {1} n’a pu être établie ; vérifiez son certificat."),
        Phrase("{1} did not answer in time.", de: "{1} hat nicht rechtzeitig geantwortet.", fr: "{1} n’a pas répondu à temps."),
        Phrase(
            "{1} stopped sending in the middle of an answer.",
            de: "{1} hat mitten in einer Antwort aufgehört zu senden.",
            fr: "{1} a cessé d’envoyer au milieu d’une réponse."),
        Phrase(
            "The answer of {1} is larger than allowed.",
            de: "Die Antwort von {1} ist größer als erlaubt.",
            fr: "La réponse de {1} est plus grande que permis."),
        Phrase(
            "{1} closed the connection before its answer was complete.",
            de: "{1} hat die Verbindung geschlossen, bevor die Antwort vollständig war.",
            fr: "{1} a fermé la connexion avant la fin de sa réponse."),
        Phrase(
            "{1} answered with something that is not proper HTTP.",
            de: "{1} hat mit etwas geantwortet, das kein richtiges HTTP ist.",
            fr: "{1} a répondu par quelque chose qui n’est pas du HTTP correct."),
        Phrase(
            "The request to {1} was held back at the last moment; nothing was sent.",
            de: "Die Anfrage an {1} wurde im letzten Moment zurückgehalten; es wurde nichts gesendet.",
            fr: "La requête à {1} a été retenue au dernier moment ; rien n’a été envoyé."),
        Phrase(
            "A token would go to {1} over plain http; use an https address.",
            de: "Ein Token ginge unverschlüsselt über http an {1}; benutzen Sie eine https-Adresse.",
            fr: "Un jeton irait à {1} en http non chiffré ; utilisez une adresse https."),
        Phrase(
            "The HTTP client is shut down; the request to {1} was given up.",
            de: "Der HTTP-Client ist beendet; die Anfrage an {1} wurde aufgegeben.",
            fr: "Le client HTTP est arrêté ; la requête à {1} a été abandonnée."),
        Phrase(#"Feed "{1}": {2}"#, de: "Feed „{1}“: {2}", fr: "Flux « {1} » : {2}"),
        Phrase(
            "the address answers with an empty document; it is tried again.",
            de: "Die Adresse antwortet mit einem leeren Dokument; es wird erneut versucht.",
            fr: "l’adresse répond par un document vide ; un nouvel essai aura lieu."),
        Phrase(
            "the address answers with a web page that names no feed; look for a link called RSS or Feed on it.",
            de: "Die Adresse antwortet mit einer Webseite, die keinen Feed nennt; suchen Sie dort einen Link namens RSS oder Feed.",
            fr: "l’adresse répond par une page web qui ne nomme aucun flux ; cherchez-y un lien appelé RSS ou Feed."),
        Phrase(
            "the address answers with a web page, not a feed; order a feed that it names: {1}.",
            de: "Die Adresse antwortet mit einer Webseite statt eines Feeds; bestellen Sie einen Feed, den sie nennt: {1}.",
            fr: "l’adresse répond par une page web et non par un flux ; commandez un flux qu’elle nomme : {1}."),
        Phrase(
            "the address answers with {1}; check the address.",
            de: "Die Adresse antwortet mit {1}; prüfen Sie die Adresse.",
            fr: "l’adresse répond par {1} ; vérifiez l’adresse."),
        Phrase(
            "the feed cannot be read: {1}. It is tried again; if that lasts, tell its publisher.",
            de: "Der Feed ist nicht lesbar: {1}. Es wird erneut versucht; bleibt es dabei, sagen Sie es dem Herausgeber.",
            fr: "le flux est illisible : {1}. Un nouvel essai aura lieu ; si cela dure, dites-le à son éditeur."),
        Phrase(
            "its document is larger than {1} MB; ask its publisher for a shorter feed.",
            de: "Sein Dokument ist größer als {1} MB; bitten Sie den Herausgeber um einen kürzeren Feed.",
            fr: "son document dépasse {1} Mo ; demandez à son éditeur un flux plus court."),
        Phrase(
            "the server says that the feed is gone for good (410); take it out or change its address.",
            de: "Der Server sagt, dass es den Feed nicht mehr gibt (410); nehmen Sie ihn heraus oder ändern Sie die Adresse.",
            fr: "le serveur dit que le flux n’existe plus (410) ; retirez-le ou changez son adresse."),
        Phrase(
            "there is nothing at its address (404); check the address.",
            de: "Unter der Adresse ist nichts (404); prüfen Sie die Adresse.",
            fr: "il n’y a rien à son adresse (404) ; vérifiez l’adresse."),
        Phrase(
            "the server wants a login ({1}); write username and password into its [[feed]].",
            de: "Der Server verlangt eine Anmeldung ({1}); schreiben Sie username und password in sein [[feed]].",
            fr: "le serveur demande une connexion ({1}) ; écrivez username et password dans son [[feed]]."),
        Phrase(
            "a bot wall keeps programs out ({1}); ask its publisher, or try user_agent or http_version in its [[feed]].",
            de:
                "Eine Sperre hält Programme fern ({1}); fragen Sie den Herausgeber, oder versuchen Sie user_agent oder http_version in seinem [[feed]].",
            fr: "un filtre écarte les programmes ({1}) ; demandez à son éditeur, ou essayez user_agent ou http_version dans son [[feed]]."),
        Phrase(
            "its address redirects for good to another feed, {1}, of which nothing is taken; order that one if it is the right one.",
            de:
                "Seine Adresse leitet dauerhaft zu einem anderen Feed weiter, {1}, von dem nichts übernommen wird; bestellen Sie jenen, wenn er der richtige ist.",
            fr: "son adresse redirige définitivement vers un autre flux, {1}, dont rien n'est repris ; commandez celui-là si c'est le bon."),
        Phrase(
            "the server sends a part of the document ({1}); it is tried again.",
            de: "Der Server schickt nur einen Teil des Dokuments ({1}); es wird erneut versucht.",
            fr: "le serveur n’envoie qu’une partie du document ({1}) ; un nouvel essai aura lieu."),
        Phrase(
            "the server says that nothing changed (304) although nothing was ever read; it is tried again.",
            de: "Der Server sagt, es habe sich nichts geändert (304), obwohl noch nie etwas gelesen wurde; es wird erneut versucht.",
            fr: "le serveur dit que rien n’a changé (304) alors que rien n’a jamais été lu ; un nouvel essai aura lieu."),
        Phrase(
            "No feed can be reached: the network or the DNS of this machine seems to be down. It is tried again.",
            de: "Kein Feed ist erreichbar: Das Netz oder das DNS dieses Rechners scheint gestört. Es wird erneut versucht.",
            fr: "Aucun flux n’est joignable : le réseau ou le DNS de cette machine semble en panne. Un nouvel essai aura lieu."),
        Phrase(
            "the server refuses to show it ({1}); it may keep out programs.",
            de: "Der Server zeigt ihn nicht ({1}); vielleicht hält er Programme fern.",
            fr: "le serveur refuse de le montrer ({1}) ; il écarte peut-être les programmes."),
        Phrase(
            "the server asks to come later ({1}).",
            de: "Der Server bittet, später zu kommen ({1}).",
            fr: "le serveur demande de revenir plus tard ({1})."),
        Phrase(
            "the server redirects ({1}) without saying where to.",
            de: "Der Server leitet um ({1}), ohne zu sagen wohin.",
            fr: "le serveur redirige ({1}) sans dire où."),
        Phrase(
            "the server refuses the request ({1}); check the address.",
            de: "Der Server lehnt die Anfrage ab ({1}); prüfen Sie die Adresse.",
            fr: "le serveur refuse la requête ({1}) ; vérifiez l’adresse."),
        Phrase(
            "the server is in trouble ({1}); it is tried again.",
            de: "Der Server hat Schwierigkeiten ({1}); es wird erneut versucht.",
            fr: "le serveur a des difficultés ({1}) ; un nouvel essai aura lieu."),
        Phrase(
            "The page {1} could not be read: {2}",
            de: "Die Seite {1} war nicht lesbar: {2}",
            fr: "La page {1} n’a pas pu être lue : {2}"),
        Phrase(
            "it is no web address; write one that begins with https://.",
            de: "Das ist keine Webadresse; schreiben Sie eine, die mit https:// beginnt.",
            fr: "ce n’est pas une adresse web ; écrivez-en une qui commence par https://."),
        Phrase(
            "its site asks programs not to read it (robots.txt); copy what matters into the brief.",
            de: "Die Website bittet Programme, sie nicht zu lesen (robots.txt); kopieren Sie das Wichtige in den Auftrag.",
            fr: "son site demande aux programmes de ne pas la lire (robots.txt) ; copiez l’essentiel dans le brief."),
        Phrase(
            "it is no page of text but {1}; name another.",
            de: "Das ist keine Textseite, sondern {1}; nennen Sie eine andere.",
            fr: "ce n’est pas une page de texte mais {1} ; nommez-en une autre."),
        Phrase(
            "it shows no text without a browser; copy what matters into the brief.",
            de: "Ohne Browser zeigt sie keinen Text; kopieren Sie das Wichtige in den Auftrag.",
            fr: "elle ne montre aucun texte sans navigateur ; copiez l’essentiel dans le brief."),
        Phrase(
            "it is larger than {1} MB; name a shorter one.",
            de: "Sie ist größer als {1} MB; nennen Sie eine kürzere.",
            fr: "elle dépasse {1} Mo ; nommez-en une plus courte."),
        Phrase(
            "there is nothing at its address ({1}); check it.",
            de: "Unter der Adresse ist nichts ({1}); prüfen Sie sie.",
            fr: "il n’y a rien à son adresse ({1}) ; vérifiez-la."),
        Phrase(
            "its server asks to come later ({1}).",
            de: "Ihr Server bittet, später zu kommen ({1}).",
            fr: "son serveur demande de revenir plus tard ({1})."),
        Phrase("its server is in trouble ({1}).", de: "Ihr Server hat Schwierigkeiten ({1}).", fr: "son serveur a des difficultés ({1})."),
        Phrase(
            "its server was in trouble or asked to come later a moment ago; it is left alone for now.",
            de: "Ihr Server hatte eben Schwierigkeiten oder bat, später wiederzukommen; er wird vorerst in Ruhe gelassen.",
            fr:
                "son serveur était en difficulté ou demandait de revenir plus tard il y a un instant ; il est laissé en paix pour le moment."
        ),
        Phrase(
            "its server refuses to show it ({1}); copy what matters into the brief.",
            de: "Ihr Server zeigt sie nicht ({1}); kopieren Sie das Wichtige in den Auftrag.",
            fr: "son serveur refuse de la montrer ({1}) ; copiez l’essentiel dans le brief."),
        Phrase("The picture cannot be used: {1}.", de: "Das Bild ist nicht verwendbar: {1}.", fr: "L’image est inutilisable : {1}."),
        Phrase(
            "The picture {1} cannot be used: {2}.",
            de: "Das Bild {1} ist nicht verwendbar: {2}.",
            fr: "L’image {1} est inutilisable : {2}."),
        Phrase(
            "the PNG cannot be decoded: its data is damaged or cut off",
            de: "das PNG lässt sich nicht lesen, denn seine Daten sind beschädigt oder abgeschnitten",
            fr: "le PNG est illisible, car ses données sont endommagées ou coupées"),
        Phrase("the PNG is cut off within its header", de: "das PNG bricht in seinem Kopf ab", fr: "le PNG est coupé dans son en-tête"),
        Phrase(
            "the WebP cannot be decoded: its header is damaged or cut off",
            de: "das WebP lässt sich nicht lesen, denn sein Kopf ist beschädigt oder abgeschnitten",
            fr: "le WebP est illisible, car son en-tête est endommagé ou coupé"),
        Phrase(
            "the WebP cannot be decoded: its data is damaged or cut off",
            de: "das WebP lässt sich nicht lesen, denn seine Daten sind beschädigt oder abgeschnitten",
            fr: "le WebP est illisible, car ses données sont endommagées ou coupées"),
        Phrase(
            "the WebP is an animation; give a still picture (PNG, JPEG or WebP)",
            de: "das WebP ist eine Animation; geben Sie ein unbewegtes Bild (PNG, JPEG oder WebP)",
            fr: "le WebP est une animation ; donnez une image fixe (PNG, JPEG ou WebP)"),
        Phrase(
            "there are no bytes: the picture is empty",
            de: "es gibt keine Daten, das Bild ist leer",
            fr: "il n’y a pas de données, l’image est vide"),
    ]
}
