/// The parts of a draft's page, the checks and the versions.
extension Phrasebook {
    static let page: [Phrase] = [
        Phrase("Versions", de: "Versionen", fr: "Versions"),
        Phrase("Sources", de: "Quellen", fr: "Sources"),
        Phrase("Why this", de: "Warum dieser Vorschlag", fr: "Pourquoi ce choix"),
        Phrase("Checks", de: "Prüfungen", fr: "Vérifications"),
        Phrase("Provenance", de: "Herkunft", fr: "Provenance"),
        Phrase("Nothing to remark.", de: "Nichts zu bemerken.", fr: "Rien à signaler."),
        Phrase("{1} ... more", de: "{1} ... mehr", fr: "{1} ... voir plus"),
        Phrase("{1} of {2} units · {3} · {4}", de: "{1} von {2} Zeichen · {3} · {4}", fr: "{1} caractères sur {2} · {3} · {4}"),
        Phrase("no slot", de: "kein Termin", fr: "pas de créneau"),
        Phrase(
            "no free slot before the window ends",
            de: "kein freier Termin, bevor das Zeitfenster endet",
            fr: "pas de créneau libre avant la fin de la période"),
        Phrase("Links are sent with {1}:\n{2}", de: "Links werden mit {1} gesendet:\n{2}", fr: "Les liens sont envoyés avec {1} :\n{2}"),
        Phrase("Mentions: {1}", de: "Erwähnt: {1}", fr: "Mentions : {1}"),
        Phrase(
            "Sent as plain text, for the brand's list of mentions has no such name: {1}",
            de: "Wird als einfacher Text gesendet, denn die Liste der Erwähnungen der Marke hat keinen solchen Namen: {1}",
            fr: "Envoyé comme simple texte, car la liste des mentions de la marque ne contient pas ce nom : {1}"),
        Phrase("Blocks approval: {1}", de: "Verhindert die Freigabe: {1}", fr: "Empêche l’approbation : {1}"),
        Phrase("Incident: {1}", de: "Zwischenfall: {1}", fr: "Incident : {1}"),
        Phrase("Nothing blocks approval.", de: "Der Freigabe steht nichts im Weg.", fr: "Rien n’empêche l’approbation."),
        Phrase(
            "The link card has no picture: put one under Picture, or comment /nolink.",
            de: "Die Linkkarte hat kein Bild: Legen Sie eines unter Picture ab oder kommentieren Sie /nolink.",
            fr: "La carte de lien n’a pas d’image : mettez-en une sous Picture, ou commentez /nolink."),
        Phrase("Link card: {1}", de: "Linkkarte: {1}", fr: "Carte de lien : {1}"),
        Phrase(
            "The link card's address is none: comment /link https://... with the right one.",
            de: "Die Adresse der Linkkarte ist keine: Kommentieren Sie /link https://... mit der richtigen.",
            fr: "L’adresse de la carte de lien n’en est pas une : commentez /link https://... avec la bonne."),
        Phrase(
            "The link card has no title: comment /link with address and title on two lines.",
            de: "Die Linkkarte hat keinen Titel: Kommentieren Sie /link mit Adresse und Titel auf zwei Zeilen.",
            fr: "La carte de lien n’a pas de titre : commentez /link avec l’adresse et le titre sur deux lignes."),
        Phrase(
            "The link card's title is longer than {1} units: shorten it.",
            de: "Der Titel der Linkkarte ist länger als {1} Zeichen: Kürzen Sie ihn.",
            fr: "Le titre de la carte de lien dépasse {1} caractères : raccourcissez-le."),
        Phrase(
            "The link card's description is longer than {1} units: shorten it.",
            de: "Die Beschreibung der Linkkarte ist länger als {1} Zeichen: Kürzen Sie sie.",
            fr: "La description de la carte de lien dépasse {1} caractères : raccourcissez-la."),
        Phrase(
            #"The {1} under "Post" cannot be published as text: remove it or move it out of "Post"."#,
            de:
                "Unter „Post“ steht etwas, das nicht als Text veröffentlicht werden kann ({1}): Entfernen Sie es oder ziehen Sie es aus „Post“ heraus.",
            fr: "Sous « Post » se trouve un élément qui ne peut pas être publié comme texte ({1}) : retirez-le ou sortez-le de « Post »."),
        Phrase("table", de: "Tabelle", fr: "tableau"),
        Phrase("image", de: "Bild", fr: "image"),
        Phrase("divider", de: "Trennlinie", fr: "séparateur"),
        Phrase("bookmark", de: "Lesezeichen", fr: "signet"),
        Phrase("embed", de: "Einbettung", fr: "contenu intégré"),
        Phrase("video", de: "Video", fr: "vidéo"),
        Phrase("file", de: "Datei", fr: "fichier"),
        Phrase(
            "text beyond what can be read",
            de: "Text jenseits dessen, was gelesen werden kann",
            fr: "texte au-delà de ce qui peut être lu"),
        Phrase(
            #"The post has no text: write some under "Post"."#,
            de: "Der Post hat keinen Text: Schreiben Sie einen unter „Post“.",
            fr: "Le post n’a pas de texte : écrivez-en un sous « Post »."),
        Phrase(
            "The post has {1} of {2} units: shorten it.",
            de: "Der Post hat {1} von {2} Zeichen: Kürzen Sie ihn.",
            fr: "Le post compte {1} caractères sur {2} : raccourcissez-le."),
        Phrase(
            #"The picture has no alt text: fill in "Alt text"."#,
            de: "Das Bild hat keinen Alternativtext: Füllen Sie „Alt text“ aus.",
            fr: "L’image n’a pas de texte alternatif : remplissez « Alt text »."),
        Phrase(
            "The alt text is longer than {1} units: shorten it.",
            de: "Der Alternativtext ist länger als {1} Zeichen: Kürzen Sie ihn.",
            fr: "Le texte alternatif dépasse {1} caractères : raccourcissez-le."),
        Phrase("{1} and {2}, {3}", de: "{1} und {2}, {3}", fr: "{1} et {2}, {3}"),
        Phrase("Brief: {1}", de: "Auftrag: {1}", fr: "Brief : {1}"),
        Phrase("Draft {1}", de: "Entwurf {1}", fr: "Brouillon {1}"),
        Phrase("Trace {1}", de: "Spur {1}", fr: "Trace {1}"),
        Phrase("Version {1} by {2}", de: "Version {1} von {2}", fr: "Version {1} de {2}"),
        Phrase("Model {1}, seed {2}", de: "Modell {1}, Startwert {2}", fr: "Modèle {1}, graine {2}"),
        Phrase("Model {1}", de: "Modell {1}", fr: "Modèle {1}"),
        Phrase(
            "Prompt: {1}, page {2}, content {3}",
            de: "Anweisung: {1}, Seite {2}, Inhalt {3}",
            fr: "Consigne : {1}, page {2}, contenu {3}"),
        Phrase("guidelines", de: "Richtlinien", fr: "charte"),
        Phrase("brief", de: "Auftrag", fr: "brief"),
        Phrase("Source {1}, content {2}", de: "Quelle {1}, Inhalt {2}", fr: "Source {1}, contenu {2}"),
        Phrase("Picture {1}: {2}, seed {3}", de: "Bild {1}: {2}, Startwert {3}", fr: "Image {1} : {2}, graine {3}"),
        Phrase("Picture {1}: {2}", de: "Bild {1}: {2}", fr: "Image {1} : {2}"),
        Phrase("Prompt: {1}", de: "Anweisung: {1}", fr: "Consigne : {1}"),
        Phrase("Without: {1}", de: "Ohne: {1}", fr: "Sans : {1}"),
        Phrase("Alt text: {1}", de: "Alternativtext: {1}", fr: "Texte alternatif : {1}"),
        Phrase("Rest of an earlier text", de: "Rest eines früheren Textes", fr: "Reste d’un texte antérieur"),
        Phrase("first draft", de: "erster Entwurf", fr: "premier brouillon"),
        Phrase("replaced", de: "ersetzt", fr: "remplacée"),
        Phrase("changes requested", de: "Änderungen gewünscht", fr: "modifications demandées"),
        Phrase(
            "came after an editor's change",
            de: "kam nach einer Änderung durch eine Person",
            fr: "arrivée après une modification par une personne"),
        Phrase("variant {1}", de: "Variante {1}", fr: "variante {1}"),
        Phrase(
            #"The text under "Post" was changed meanwhile and stands; the one that was asked for is under "Versions": version {1}."#,
            de: "Der Text unter „Post“ wurde inzwischen geändert und bleibt stehen; der bestellte steht unter „Versionen“: Version {1}.",
            fr: "Le texte sous « Post » a été modifié entre-temps et reste ; celui qui était demandé est sous « Versions » : version {1}."),
        Phrase(
            #"Version {1} is under "Post"; the text before it is under "Versions"."#,
            de: "Version {1} steht unter „Post“; der Text davor steht unter „Versionen“.",
            fr: "La version {1} est sous « Post » ; le texte précédent est sous « Versions »."),
        Phrase(
            #"Variant {1} is under "Versions" as version {2}; that under "Post" is variant {3}. To exchange them, choose {4} under Variant."#,
            de:
                "Variante {1} steht als Version {2} unter „Versionen“; die unter „Post“ ist Variante {3}. Um zu tauschen, wählen Sie {4} unter Variant.",
            fr:
                "La variante {1} est sous « Versions » comme version {2} ; celle sous « Post » est la variante {3}. Pour les échanger, choisissez {4} sous Variant."
        ),
        Phrase(
            #"No other text came of it: {1} wrote the same again. Edit the text under "Post", or say in other words what to change."#,
            de:
                "Es ist kein anderer Text daraus geworden: {1} hat noch einmal dasselbe geschrieben. Bearbeiten Sie den Text unter „Post“ oder sagen Sie mit anderen Worten, was sich ändern soll.",
            fr:
                "Il n’en est pas sorti d’autre texte : {1} a réécrit la même chose. Modifiez le texte sous « Post », ou dites autrement ce qu’il faut changer."
        ),
        Phrase(
            #"No other text could be written: {1} Edit the text under "Post", or ask again."#,
            de: "Es konnte kein anderer Text geschrieben werden: {1} Bearbeiten Sie den Text unter „Post“ oder bestellen Sie noch einmal.",
            fr: "Aucun autre texte n’a pu être écrit : {1} Modifiez le texte sous « Post », ou redemandez."),
        Phrase(
            "{1} does not come from the sources or the brief.",
            de: "{1} stammt weder aus den Quellen noch aus dem Auftrag.",
            fr: "{1} ne vient ni des sources ni du brief."),
        Phrase(
            "The figure {1} is not in the sources.",
            de: "Die Zahl {1} steht nicht in den Quellen.",
            fr: "Le chiffre {1} n’est pas dans les sources."),
        Phrase(
            "The figure {1} is not in the sources; of its kind they have only {2}.",
            de: "Die Zahl {1} steht nicht in den Quellen; von dieser Art steht dort nur {2}.",
            fr: "Le chiffre {1} n’est pas dans les sources ; elles n’ont de ce genre que {2}."),
        Phrase(
            "The date {1} is not in the sources.",
            de: "Das Datum {1} steht nicht in den Quellen.",
            fr: "La date {1} n’est pas dans les sources."),
        Phrase(
            "The date {1} is not in the sources: they say {2} and name no year.",
            de: "Das Datum {1} steht nicht in den Quellen: Sie sagen {2} und nennen kein Jahr.",
            fr: "La date {1} n’est pas dans les sources : elles disent {2} sans l’année."),
        Phrase(
            "The name {1} is not in the sources.",
            de: "Der Name {1} steht nicht in den Quellen.",
            fr: "Le nom {1} n’est pas dans les sources."),
        Phrase(
            "The name {1} is not in the sources, which have {2} in its place.",
            de: "Der Name {1} steht nicht in den Quellen; dort steht an seiner Stelle {2}.",
            fr: "Le nom {1} n’est pas dans les sources, qui ont {2} à sa place."),
        Phrase(
            #"The quotation "{1}" does not stand in the sources word for word."#,
            de: "Das Zitat „{1}“ steht so nicht in den Quellen.",
            fr: "La citation « {1} » ne figure pas mot pour mot dans les sources."),
        Phrase(
            #"In the sources it is {1} who says "{2}"."#,
            de: "In den Quellen sagt {1}: „{2}“.",
            fr: "Dans les sources, c’est {1} qui dit : « {2} »."),
        Phrase(
            "No quoted span of a source supports this text.",
            de: "Keine zitierte Stelle einer Quelle stützt diesen Text.",
            fr: "Aucun passage cité d’une source n’appuie ce texte."),
        Phrase(
            "Checked again after the guidelines changed, {1}.",
            de: "Nach einer Änderung der Richtlinien erneut geprüft, {1}.",
            fr: "Vérifié à nouveau après une modification de la charte, {1}."),
        Phrase(" Found now: {1}", de: " Jetzt gefunden: {1}", fr: " Trouvé maintenant : {1}"),
        Phrase(" No longer found: {1}", de: " Nicht mehr gefunden: {1}", fr: " N’est plus trouvé : {1}"),
        Phrase(
            "The brand's guidelines have changed, and the text was checked again.{1}{2}",
            de: "Die Richtlinien der Marke haben sich geändert, und der Text wurde erneut geprüft.{1}{2}",
            fr: "La charte de la marque a changé, et le texte a été vérifié à nouveau.{1}{2}"),
        Phrase("{1} d", de: "{1} d", fr: "{1} j"),
        Phrase("{1} h", de: "{1} h", fr: "{1} h"),
        Phrase("{1} min", de: "{1} min", fr: "{1} min"),
        Phrase("{1} s", de: "{1} s", fr: "{1} s"),
        Phrase("{1} h old", de: "{1} Std. alt", fr: "vieux de {1} h"),
        Phrase("{1} days old", de: "{1} Tage alt", fr: "vieux de {1} jours"),
        Phrase("undated", de: "ohne Datum", fr: "sans date"),
        Phrase("New in the brand's feeds, {1}.", de: "Neu in den Feeds der Marke, {1}.", fr: "Nouveau dans les flux de la marque, {1}."),
        Phrase(
            "In another language ({1}) than the brand's.",
            de: "In einer anderen Sprache ({1}) als der der Marke.",
            fr: "Dans une autre langue ({1}) que celle de la marque."),
        Phrase("{1} sources on one story.", de: "{1} Quellen zu einer Geschichte.", fr: "{1} sources sur un même sujet."),
        Phrase(
            #"Newest in the feeds of brief "{1}", {2}."#,
            de: "Das Neueste in den Feeds des Auftrags „{1}“, {2}.",
            fr: "Le plus récent dans les flux du brief « {1} », {2}."),
        Phrase(
            #"Brief "{1}" stands alone: no item of the feeds matches it."#,
            de: "Der Auftrag „{1}“ steht für sich: Kein Eintrag der Feeds passt zu ihm.",
            fr: "Le brief « {1} » est seul : aucun élément des flux ne lui correspond."),
        Phrase(
            #"Matches brief "{1}": {2}; {3}."#,
            de: "Passt zum Auftrag „{1}“: {2}; {3}.",
            fr: "Correspond au brief « {1} » : {2} ; {3}."),
        Phrase("Older than {1} days.", de: "Älter als {1} Tage.", fr: "Plus vieux que {1} jours."),
        Phrase(#"{1} (on "{2}")"#, de: "{1} (zu „{2}“)", fr: "{1} (sur « {2} »)"),
        Phrase("No picture: {1}", de: "Kein Bild: {1}", fr: "Pas d’image : {1}"),
        Phrase("No other picture: {1}", de: "Kein anderes Bild: {1}", fr: "Pas d’autre image : {1}"),
        Phrase("Text: {1}", de: "Text: {1}", fr: "Texte : {1}"),
        Phrase("Text: {1} failed: {2}", de: "Text: {1} ist gescheitert: {2}", fr: "Texte : {1} a échoué : {2}"),
        Phrase("Text: {1} stands in.", de: "Text: {1} springt ein.", fr: "Texte : {1} le remplace."),
        Phrase("Picture: {1}", de: "Bild: {1}", fr: "Image : {1}"),
        Phrase("{1} failed: {2}", de: "{1} ist gescheitert: {2}", fr: "{1} a échoué : {2}"),
        Phrase("Picture: {1} stands in.", de: "Bild: {1} springt ein.", fr: "Image : {1} le remplace."),
        Phrase(
            "Source: of the brief's {1} links the first {2} are read.",
            de: "Quelle: Von den {1} Links des Auftrags werden die ersten {2} gelesen.",
            fr: "Source : des {1} liens du brief, les {2} premiers sont lus."),
        Phrase("Source: {1}", de: "Quelle: {1}", fr: "Source : {1}"),
        Phrase(
            #"No text model is configured: add [[model.text]] kind = "builtin" to the configuration."#,
            de: #"Kein Textmodell ist eingerichtet: Ergänzen Sie [[model.text]] kind = "builtin" in der Konfiguration."#,
            fr: #"Aucun modèle de texte n’est configuré : ajoutez [[model.text]] kind = "builtin" à la configuration."#),
        Phrase(
            #"No image model is configured: add [[model.image]] kind = "card"."#,
            de: #"Kein Bildmodell ist eingerichtet: Ergänzen Sie [[model.image]] kind = "card"."#,
            fr: #"Aucun modèle d’image n’est configuré : ajoutez [[model.image]] kind = "card"."#),
        Phrase(
            "Written without a model: the sentences are quoted from the sources.",
            de: "Ohne Modell geschrieben: Die Sätze sind aus den Quellen zitiert.",
            fr: "Écrit sans modèle : les phrases sont citées des sources."),
        Phrase(
            "builtin does not apply the voice or the tone.",
            de: "builtin wendet weder Stimme noch Ton der Marke an.",
            fr: "builtin n’applique ni la voix ni le ton."),
        Phrase(
            "builtin makes no {1} of it: it quotes the sources and gives the brief's own sentences.",
            de: "builtin macht daraus nichts Besonderes ({1}): Es zitiert die Quellen und gibt die eigenen Sätze des Auftrags wieder.",
            fr: "builtin n’en fait rien de particulier ({1}) : il cite les sources et reprend les phrases du brief."),
        Phrase("opinion", de: "Meinung", fr: "opinion"),
        Phrase("story", de: "Geschichte", fr: "récit"),
        Phrase(
            "The source is in another language ({1}) than the brand's ({2}), builtin does not translate.",
            de: "Die Quelle ist in einer anderen Sprache ({1}) als der der Marke ({2}), und builtin übersetzt nicht.",
            fr: "La source est dans une autre langue ({1}) que celle de la marque ({2}), et builtin ne traduit pas."),
        Phrase(
            "builtin made a variant of other sentences.",
            de: "builtin hat eine Variante aus anderen Sätzen gemacht.",
            fr: "builtin a fait une variante avec d’autres phrases."),
        Phrase("builtin made the text shorter.", de: "builtin hat den Text gekürzt.", fr: "builtin a raccourci le texte."),
        Phrase("builtin made the text longer.", de: "builtin hat den Text verlängert.", fr: "builtin a allongé le texte."),
        Phrase(
            "builtin cannot follow remarks: it chose other sentences.",
            de: "builtin kann Anmerkungen nicht folgen: Es hat andere Sätze gewählt.",
            fr: "builtin ne peut pas suivre les remarques : il a choisi d’autres phrases."),
        Phrase(
            "{1} of the brief's sentences were left out: they have banned words or addresses.",
            de: "{1} Sätze des Auftrags wurden weggelassen: Sie enthalten verbotene Wörter oder Adressen.",
            fr: "{1} phrases du brief ont été omises : elles contiennent des mots interdits ou des adresses."),
        Phrase(
            "{1} of {2} quotes of the model do not stand in a source and were left out.",
            de: "{1} von {2} Zitaten des Modells stehen in keiner Quelle und wurden weggelassen.",
            fr: "{1} citations du modèle sur {2} ne figurent dans aucune source et ont été omises."),
    ]
}
