/// What painters answered.
extension Phrasebook {
    static let painters: [Phrase] = [
        Phrase(": {1}", de: ": {1}", fr: " : {1}"),
        Phrase(
            "The card could not be drawn: {1}.",
            de: "Die Titelkarte konnte nicht gezeichnet werden: {1}.",
            fr: "La carte de titre n’a pas pu être dessinée : {1}."),
        Phrase(
            "The picture's prompt has no words left after cleaning; write one in plain words.",
            de: "Von der Bildanweisung blieb nach dem Säubern kein Wort übrig; schreiben Sie sie in einfachen Worten.",
            fr: "Après nettoyage, il ne reste aucun mot de la consigne de l’image ; écrivez-la en mots simples."),
        Phrase(
            " Give it more than {1} s with timeout, or fewer steps.",
            de: " Geben Sie mit timeout mehr als {1} s oder weniger steps vor.",
            fr: " Accordez plus de {1} s avec timeout, ou moins de steps."),
        Phrase("{1} delivered no picture: {2}{3}", de: "{1} hat kein Bild geliefert: {2}{3}", fr: "{1} n’a livré aucune image : {2}{3}"),
        Phrase(
            "{1} delivered a picture that cannot be used: {2}.",
            de: "{1} hat ein unbrauchbares Bild geliefert: {2}.",
            fr: "{1} a livré une image inutilisable : {2}."),
        Phrase(
            "{1} delivered a black picture: SDXL's VAE overflows in half precision; start the server with --no-half-vae or use the sdxl-vae-fp16-fix VAE.",
            de:
                "{1} hat ein schwarzes Bild geliefert: Der VAE von SDXL läuft in halber Genauigkeit über; starten Sie den Server mit --no-half-vae oder nehmen Sie den VAE sdxl-vae-fp16-fix.",
            fr:
                "{1} a livré une image noire : le VAE de SDXL déborde en demi-précision ; démarrez le serveur avec --no-half-vae ou prenez le VAE sdxl-vae-fp16-fix."
        ),
        Phrase(
            "{1} delivered a picture of one flat colour; if this happens again, use another model.",
            de: "{1} hat ein einfarbiges Bild geliefert; kommt das wieder vor, nehmen Sie ein anderes Modell.",
            fr: "{1} a livré une image d’une seule couleur ; si cela se reproduit, prenez un autre modèle."),
        Phrase(
            "{1} delivered {2} x {3} pixels, fewer than the {4} x {5} that are needed; check its settings.",
            de: "{1} hat {2} x {3} Pixel geliefert, weniger als die nötigen {4} x {5}; prüfen Sie die Einstellungen.",
            fr: "{1} a livré {2} x {3} pixels, moins que les {4} x {5} nécessaires ; vérifiez les réglages."),
        Phrase(
            "{1} answered {2} without a body; see its log.",
            de: "{1} antwortete {2} ohne Inhalt; sehen Sie im dortigen Protokoll nach.",
            fr: "{1} a répondu {2} sans contenu ; consultez son journal."),
        Phrase(
            "{1} answered {2} with a web page instead of JSON; check base_url and whatever proxy stands before it.",
            de: "{1} antwortete {2} mit einer Webseite statt mit JSON; prüfen Sie base_url und ob ein Proxy davorsteht.",
            fr: "{1} a répondu {2} par une page web au lieu de JSON ; vérifiez base_url et tout proxy placé devant."),
        Phrase(
            "{1} answered {2} with something that is not JSON; see its log.",
            de: "{1} antwortete {2} mit etwas, das kein JSON ist; sehen Sie im dortigen Protokoll nach.",
            fr: "{1} a répondu {2} par autre chose que du JSON ; consultez son journal."),
        Phrase("The image server {1}", de: "Der Bildserver {1}", fr: "Le serveur d’images {1}"),
        Phrase(
            "{1} answered without a picture; see its log.",
            de: "{1} antwortete ohne Bild; sehen Sie im dortigen Protokoll nach.",
            fr: "{1} a répondu sans image ; consultez son journal."),
        Phrase("an empty picture", de: "einem leeren Bild", fr: "une image vide"),
        Phrase("a picture that is not Base64", de: "einem Bild, das kein Base64 ist", fr: "une image qui n’est pas en Base64"),
        Phrase(
            "{1} answered with {2}; see its log.",
            de: "{1} antwortete mit {2}; sehen Sie im dortigen Protokoll nach.",
            fr: "{1} a répondu par {2} ; consultez son journal."),
        Phrase(
            "{1} painted with the model {2} although {3} is configured; use a name that its /sdapi/v1/sd-models lists.",
            de:
                "{1} hat mit dem Modell {2} gemalt, obwohl {3} eingestellt ist; nehmen Sie einen Namen, den dort /sdapi/v1/sd-models nennt.",
            fr: "{1} a peint avec le modèle {2} alors que {3} est configuré ; prenez un nom que son /sdapi/v1/sd-models indique."),
        Phrase(
            "{1} refused the user or password; set user and password as in its --api-auth.",
            de: "{1} hat user oder password abgelehnt; setzen Sie beide wie dort in --api-auth.",
            fr: "{1} a refusé user ou password ; réglez-les comme dans son --api-auth."),
        Phrase(
            "{1} does not know the sampler {2}; use one that its /sdapi/v1/samplers lists.",
            de: "{1} kennt den Sampler {2} nicht; nehmen Sie einen, den dort /sdapi/v1/samplers nennt.",
            fr: "{1} ne connaît pas l’échantillonneur {2} ; prenez-en un que son /sdapi/v1/samplers indique."),
        Phrase(
            "{1} has no /sdapi/v1/txt2img; start it with --api and check base_url.",
            de: "{1} hat kein /sdapi/v1/txt2img; starten Sie den Server mit --api und prüfen Sie base_url.",
            fr: "{1} n’a pas de /sdapi/v1/txt2img ; démarrez-le avec --api et vérifiez base_url."),
        Phrase(
            "{1} is busy ({2}); it is asked again later.",
            de: "{1} ist beschäftigt ({2}); es wird später erneut gefragt.",
            fr: "{1} est occupé ({2}) ; une nouvelle demande aura lieu plus tard."),
        Phrase("{1} refused the job ({2}){3}.", de: "{1} hat die Anfrage abgelehnt ({2}){3}.", fr: "{1} a refusé la requête ({2}){3}."),
        Phrase(
            "{1} ran out of graphics memory; if this happens again, start it with --medvram or free the card.",
            de:
                "{1} hatte nicht genug Grafikspeicher; kommt das wieder vor, starten Sie den Server mit --medvram oder machen Sie die Karte frei.",
            fr: "{1} a manqué de mémoire graphique ; si cela se reproduit, démarrez-le avec --medvram ou libérez la carte."),
        Phrase(
            "{1} does not have the model {2}; use a name that its /sdapi/v1/sd-models lists.",
            de: "{1} hat das Modell {2} nicht; nehmen Sie einen Namen, den dort /sdapi/v1/sd-models nennt.",
            fr: "{1} n’a pas le modèle {2} ; prenez un nom que son /sdapi/v1/sd-models indique."),
        Phrase(
            "{1} failed ({2}){3}; see its log.",
            de: "{1} ist gescheitert ({2}){3}; sehen Sie im dortigen Protokoll nach.",
            fr: "{1} a échoué ({2}){3} ; consultez son journal."),
        Phrase(
            "{1} failed ({2}){3}; see its status page.",
            de: "{1} ist gescheitert ({2}){3}; sehen Sie auf der dortigen Statusseite nach.",
            fr: "{1} a échoué ({2}){3} ; consultez sa page d’état."),
        Phrase(
            "{1} answered without a picture that can be read; see its status page.",
            de: "{1} antwortete ohne lesbares Bild; sehen Sie auf der dortigen Statusseite nach.",
            fr: "{1} a répondu sans image lisible ; consultez sa page d’état."),
        Phrase(
            "{1} filtered the picture because of its content; change the prompt or the brand's picture style.",
            de: "{1} hat das Bild wegen seines Inhalts ausgefiltert; ändern Sie die Bildanweisung oder den Bildstil der Marke.",
            fr: "{1} a filtré l’image à cause de son contenu ; changez la consigne ou le style d’images de la marque."),
        Phrase(
            "{1} refused the prompt because of its content; change the prompt or the brand's picture style.",
            de: "{1} hat die Bildanweisung wegen ihres Inhalts abgelehnt; ändern Sie sie oder den Bildstil der Marke.",
            fr: "{1} a refusé la consigne à cause de son contenu ; changez-la, ou le style d’images de la marque."),
        Phrase(
            "{1} could not finish the picture ({2}).",
            de: "{1} konnte das Bild nicht fertigstellen ({2}).",
            fr: "{1} n’a pas pu finir l’image ({2})."),
        Phrase(
            "{1} refused the token; put a valid key where token points.",
            de: "{1} hat das Token abgelehnt; legen Sie einen gültigen Schlüssel dort ab, wohin token zeigt.",
            fr: "{1} a refusé le jeton ; mettez une clé valide là où pointe token."),
        Phrase(
            "{1} has no credits left; buy some or use another [[model.image]].",
            de: "Das Guthaben bei {1} ist aufgebraucht; kaufen Sie neues oder nehmen Sie ein anderes [[model.image]].",
            fr: "Il n’y a plus de crédits chez {1} ; achetez-en ou prenez un autre [[model.image]]."),
        Phrase(
            "{1} does not permit this with the token{2}.",
            de: "{1} erlaubt das mit diesem Token nicht{2}.",
            fr: "{1} ne le permet pas avec ce jeton{2}."),
        Phrase(
            "{1} does not know the model {2}; use core, ultra or a model of sd3.",
            de: "{1} kennt das Modell {2} nicht; nehmen Sie core, ultra oder ein Modell von sd3.",
            fr: "{1} ne connaît pas le modèle {2} ; prenez core, ultra ou un modèle de sd3."),
        Phrase(
            #"{1} no longer offers the engine {2}; set api = "v2beta" without model, or use a local server."#,
            de: #"{1} bietet {2} nicht mehr an; setzen Sie api = "v2beta" ohne model oder nehmen Sie einen eigenen Server."#,
            fr: #"{1} ne propose plus {2} ; réglez api = "v2beta" sans model, ou prenez un serveur à vous."#),
        Phrase(
            "{1} has no such service; check base_url.",
            de: "{1} hat keinen solchen Dienst; prüfen Sie base_url.",
            fr: "{1} n’a pas de tel service ; vérifiez base_url."),
    ]
}
