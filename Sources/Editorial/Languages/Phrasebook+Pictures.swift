/// What is wrong with a file that should be a picture, and with the program that looks into it.
extension Phrasebook {
    static let pictures: [Phrase] = [
        Phrase(
            "The picture does not fit into {1} bytes: {2}.",
            de: "Das Bild passt nicht in {1} Bytes: {2}.",
            fr: "L’image ne tient pas en {1} octets : {2}."),
        Phrase(
            "its file has more than {1} MiB; give a smaller one",
            de: "die Datei hat mehr als {1} MiB; geben Sie eine kleinere",
            fr: "son fichier dépasse {1} Mio ; donnez-en un plus petit"),
        Phrase(
            "the picture file has more than {1} MiB; give a smaller one",
            de: "die Bilddatei hat mehr als {1} MiB; geben Sie eine kleinere",
            fr: "le fichier de l’image dépasse {1} Mio ; donnez-en un plus petit"),
        Phrase(
            "The picture program {1} was ended by signal {2} while it worked on a picture.",
            de: "Das Bildprogramm {1} wurde bei der Arbeit an einem Bild durch Signal {2} beendet.",
            fr: "Le programme d’images {1} a été arrêté par le signal {2} pendant qu’il traitait une image."),
        Phrase(
            "The picture program {1} gave no proper answer; check that it is the one of this version.",
            de: "Das Bildprogramm {1} gab keine richtige Antwort; prüfen Sie, ob es das dieser Version ist.",
            fr: "Le programme d’images {1} n’a pas donné de réponse correcte ; vérifiez que c’est celui de cette version."),
        Phrase(
            "The picture program handed back no picture.",
            de: "Das Bildprogramm gab kein Bild zurück.",
            fr: "Le programme d’images n’a rendu aucune image."),
        Phrase(
            "cannot start {1}: {2}; is it installed?",
            de: "{1} lässt sich nicht starten: {2}; ist es installiert?",
            fr: "{1} ne peut pas être démarré : {2} ; est-il installé ?"),
        Phrase(
            "{1} was ended: it did not finish within {2} s",
            de: "{1} wurde beendet, denn es wurde in {2} s nicht fertig",
            fr: "{1} a été arrêté, car il n’avait pas fini en {2} s"),
        Phrase(
            "{1} was ended: it wrote more than {2} bytes",
            de: "{1} wurde beendet, denn es schrieb mehr als {2} Bytes",
            fr: "{1} a été arrêté, car il écrivait plus de {2} octets"),
        Phrase(
            "{1} is not taken; give a PNG, JPEG or WebP picture",
            de: "{1} wird nicht angenommen; geben Sie ein Bild als PNG, JPEG oder WebP",
            fr: "{1} n’est pas accepté ; donnez une image PNG, JPEG ou WebP"),
        Phrase("a GIF", de: "ein GIF", fr: "un GIF"),
        Phrase("a BMP", de: "ein BMP", fr: "un BMP"),
        Phrase("a PDF", de: "ein PDF", fr: "un PDF"),
        Phrase("a TIFF", de: "ein TIFF", fr: "un TIFF"),
        Phrase("a HEIC, AVIF or video file", de: "eine HEIC-, AVIF- oder Videodatei", fr: "un fichier HEIC, AVIF ou vidéo"),
        Phrase(
            "text in angle brackets (a web page or SVG)",
            de: "Text in spitzen Klammern (eine Webseite oder ein SVG)",
            fr: "un texte entre chevrons (une page web ou un SVG)"),
        Phrase("JSON text", de: "JSON-Text", fr: "un texte JSON"),
        Phrase("a file of unknown format", de: "eine Datei unbekannten Formats", fr: "un fichier de format inconnu"),
        Phrase(
            "the picture says it is {1} x {2} pixels",
            de: "das Bild nennt {1} x {2} Pixel als seine Größe",
            fr: "l’image annonce {1} x {2} pixels"),
        Phrase(
            "the picture has {1} x {2} pixels, at most {3} are taken; make it smaller",
            de: "das Bild hat {1} x {2} Pixel, angenommen werden höchstens {3}; verkleinern Sie es",
            fr: "l’image a {1} x {2} pixels, {3} au plus sont acceptés ; réduisez-la"),
        Phrase("the JPEG cannot be decoded: {1}", de: "das JPEG lässt sich nicht lesen ({1})", fr: "le JPEG est illisible ({1})"),
        Phrase(
            "{1} x {2} pixels do not fit into {3} bytes; ask for a smaller size",
            de: "{1} x {2} Pixel passen nicht in {3} Bytes; verlangen Sie eine kleinere Größe",
            fr: "{1} x {2} pixels ne tiennent pas en {3} octets ; demandez une taille plus petite"),
        Phrase(
            "writing the PNG failed: {1}",
            de: "das PNG konnte nicht geschrieben werden ({1})",
            fr: "le PNG n’a pas pu être écrit ({1})"),
        Phrase("writing the JPEG failed", de: "das JPEG konnte nicht geschrieben werden", fr: "le JPEG n’a pas pu être écrit"),
        Phrase("drawing failed: {1}", de: "das Zeichnen ist gescheitert ({1})", fr: "le dessin a échoué ({1})"),
        Phrase(
            "the picture child's memory limit was reached; give it a smaller picture",
            de: "der Speicher des Bildprogramms reichte nicht; geben Sie ein kleineres Bild",
            fr: "la mémoire du programme d’images n’a pas suffi ; donnez une image plus petite"),
    ]
}
