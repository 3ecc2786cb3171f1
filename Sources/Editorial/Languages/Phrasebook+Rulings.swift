/// Answers to what editors do and order.
extension Phrasebook {
    static let rulings: [Phrase] = [
        Phrase(
            "The post can no longer be changed.",
            de: "Der Post kann nicht mehr geändert werden.",
            fr: "Le post ne peut plus être modifié."),
        Phrase(
            "Write what the picture shows behind it: {1}.",
            de: "Schreiben Sie dahinter, was das Bild zeigt: {1}.",
            fr: "Écrivez à la suite ce que montre l’image : {1}."),
        Phrase("The alt text is that already.", de: "Der Alternativtext lautet bereits so.", fr: "Le texte alternatif est déjà celui-ci."),
        Phrase("the alt text was changed.", de: "Der Alternativtext wurde geändert.", fr: "le texte alternatif a été modifié."),
        Phrase("The alt text is now: {1}", de: "Der Alternativtext lautet jetzt: {1}", fr: "Le texte alternatif est maintenant : {1}"),
        Phrase(
            "On hold. Untick Hold to release it.",
            de: "Angehalten. Nehmen Sie das Häkchen bei Hold weg, um den Post freizulassen.",
            fr: "En attente. Décochez Hold pour le libérer."),
        Phrase(
            "The post does not wait because of another one: there is nothing to confirm.",
            de: "Der Post wartet nicht wegen eines anderen: Es gibt nichts zu bestätigen.",
            fr: "Le post n’attend pas à cause d’un autre : il n’y a rien à confirmer."),
        Phrase("draft {1}", de: "Entwurf {1}", fr: "brouillon {1}"),
        Phrase(
            "Noted for this text: it gets its slot.",
            de: "Für diesen Text notiert: Er bekommt seinen Termin.",
            fr: "C’est noté pour ce texte : il reçoit son créneau."),
        Phrase(
            "Please comment /why again.",
            de: "Bitte kommentieren Sie noch einmal mit /why.",
            fr: "Veuillez commenter /why encore une fois."),
        Phrase(
            "the content was changed after the approval.",
            de: "Der Inhalt wurde nach der Freigabe geändert.",
            fr: "le contenu a été modifié après l’approbation."),
        Phrase("edited on the board", de: "in Notion bearbeitet", fr: "modifié dans Notion"),
        Phrase("Your own text stands instead.", de: "Stattdessen steht dort Ihr eigener Text.", fr: "Votre propre texte reste à la place."),
        Phrase(
            "The new picture cannot be used: {1}",
            de: "Das neue Bild ist nicht verwendbar: {1}",
            fr: "La nouvelle image est inutilisable : {1}"),
        Phrase(
            "the picture was changed after the approval.",
            de: "Das Bild wurde nach der Freigabe geändert.",
            fr: "l’image a été modifiée après l’approbation."),
        Phrase(
            "The picture on the page is a person's own file, which is never replaced: remove it, then ask again.",
            de:
                "Das Bild auf der Seite hat jemand selbst hochgeladen, und so eines wird nie ersetzt: Entfernen Sie es und fragen Sie dann noch einmal.",
            fr: "L’image de la page est un fichier déposé par une personne, qui n’est jamais remplacé : retirez-la, puis redemandez."),
        Phrase(
            "Say what it is to show: /picture a lighthouse at night. /picture again tries the same once more.",
            de: "Sagen Sie, was es zeigen soll: /picture ein Leuchtturm bei Nacht. /picture again versucht dasselbe noch einmal.",
            fr: "Dites ce qu’elle doit montrer : /picture un phare la nuit. /picture again réessaie la même."),
        Phrase(
            "There was no picture yet that could be tried again: say what it is to show.",
            de: "Es gab noch kein Bild, das man noch einmal versuchen könnte: Sagen Sie, was es zeigen soll.",
            fr: "Il n’y a pas encore eu d’image à réessayer : dites ce qu’elle doit montrer."),
        Phrase(
            "The same picture is tried once more. Until it is there nothing can be approved.",
            de: "Dasselbe Bild wird noch einmal versucht. Bis es da ist, kann nichts freigegeben werden.",
            fr: "La même image est réessayée. Tant qu’elle n’est pas là, rien ne peut être approuvé."),
        Phrase(
            "Another picture is being made, and the alt text is now: {1}. Look at both when it is there; until then nothing can be approved.",
            de:
                "Ein anderes Bild entsteht, und der Alternativtext lautet jetzt: {1}. Sehen Sie sich beides an, wenn es da ist; bis dahin kann nichts freigegeben werden.",
            fr:
                "Une autre image est en préparation, et le texte alternatif est maintenant : {1}. Regardez les deux quand elle sera là ; d’ici là rien ne peut être approuvé."
        ),
        Phrase("another picture was ordered.", de: "Ein anderes Bild wurde bestellt.", fr: "une autre image a été demandée."),
        Phrase(
            "{1} cannot be put back: the post can no longer be changed.",
            de: "{1} kann nicht zurückgeholt werden: Der Post kann nicht mehr geändert werden.",
            fr: "{1} ne peut pas être rétablie : le post ne peut plus être modifié."),
        Phrase(
            #"Version {1} is under "Post" already."#,
            de: "Version {1} steht bereits unter „Post“.",
            fr: "La version {1} est déjà sous « Post »."),
        Phrase("There is no version {1}.", de: "Es gibt keine Version {1}.", fr: "Il n’y a pas de version {1}."),
        Phrase("There is no earlier version.", de: "Es gibt keine frühere Version.", fr: "Il n’y a pas de version antérieure."),
        Phrase(
            #"There is no variant "{1}": choose one that is listed under "Versions", or comment /variant for another."#,
            de:
                "Es gibt keine Variante „{1}“: Wählen Sie eine, die unter „Versionen“ steht, oder kommentieren Sie /variant für eine weitere.",
            fr:
                "Il n’y a pas de variante « {1} » : choisissez-en une qui figure sous « Versions », ou commentez /variant pour en avoir une autre."
        ),
        Phrase("Version {1}", de: "Version {1}", fr: "La version {1}"),
        Phrase("Earlier version", de: "Die frühere Version", fr: "La version antérieure"),
        Phrase("Variant {1}", de: "Variante {1}", fr: "La variante {1}"),
        Phrase("variant {1} chosen", de: "Variante {1} gewählt", fr: "variante {1} choisie"),
        Phrase("variant {1} was chosen", de: "Variante {1} wurde gewählt", fr: "la variante {1} a été choisie"),
        Phrase(#"Variant {1} is under "Post""#, de: "Variante {1} steht unter „Post“", fr: "La variante {1} est sous « Post »"),
        Phrase("version {1} put back", de: "Version {1} zurückgeholt", fr: "version {1} rétablie"),
        Phrase("version {1} was put back", de: "Version {1} wurde zurückgeholt", fr: "la version {1} a été rétablie"),
        Phrase("Version {1} is put back", de: "Version {1} ist zurückgeholt", fr: "La version {1} est rétablie"),
        Phrase(
            "No other text is written: {1} instead.",
            de: "Es wird kein anderer Text geschrieben, denn {1}.",
            fr: "Aucun autre texte n’est écrit, car {1}."),
        Phrase(
            #"{1} as version {2}; the text before it is under "Versions"."#,
            de: "{1}, und zwar als Version {2}; der Text davor steht unter „Versionen“.",
            fr: "{1} comme version {2} ; le texte précédent est sous « Versions »."),
        Phrase(
            "The approval is void: {1} Nothing is published until it is approved again.",
            de: "Die Freigabe gilt nicht mehr: {1} Bis zu einer neuen Freigabe wird nichts veröffentlicht.",
            fr: "L’approbation n’est plus valable : {1} Rien n’est publié avant une nouvelle approbation."),
        Phrase(
            "Account stays {1}, for which the text was written: for a post of another account write a brief.",
            de: "Account bleibt {1}, wofür der Text geschrieben ist: Für einen Post eines anderen Kontos schreiben Sie ein Briefing.",
            fr: "Account reste {1}, pour lequel le texte a été écrit : pour un post d’un autre compte, écrivez un brief."),
        Phrase("Publish at stays as it was: {1}", de: "Publish at bleibt, wie es war: {1}", fr: "Publish at reste comme avant : {1}"),
        Phrase(
            "The post can no longer be moved.",
            de: "Der Post kann nicht mehr verschoben werden.",
            fr: "Le post ne peut plus être déplacé."),
        Phrase(
            "The calendar of {1} cannot be read now: try again later.",
            de: "Der Kalender von {1} ist gerade nicht lesbar: Versuchen Sie es später noch einmal.",
            fr: "Le calendrier de {1} est illisible pour le moment : réessayez plus tard."),
        Phrase(
            "The account has no slot on that day: name the time as well, in {1}.",
            de: "Das Konto hat an diesem Tag keinen Termin: Nennen Sie auch die Uhrzeit, in der Zeitzone {1}.",
            fr: "Le compte n’a pas de créneau ce jour-là : indiquez aussi l’heure, dans le fuseau {1}."),
        Phrase("It stays at {1}.", de: "Es bleibt bei {1}.", fr: "Il reste au {1}."),
        Phrase("It has no date yet.", de: "Er hat noch keinen Termin.", fr: "Il n’a pas encore de date."),
        Phrase("Not moved: {1} {2}", de: "Nicht verschoben: {1} {2}", fr: "Non déplacé : {1} {2}"),
        Phrase(
            "It is published then only if it is approved before.",
            de: "Veröffentlicht wird er dann nur, wenn er vorher freigegeben ist.",
            fr: "Il n’est publié alors que s’il est approuvé avant."),
        Phrase("The approval stays in force.", de: "Die Freigabe gilt weiter.", fr: "L’approbation reste valable."),
        Phrase("Set for {1}. {2}", de: "Gesetzt auf {1}. {2}", fr: "Fixé au {1}. {2}"),
        Phrase("Say when", de: "Sagen Sie, wann", fr: "Dites quand"),
        Phrase(#""{1}" cannot be read as a date"#, de: "„{1}“ ist nicht als Datum lesbar", fr: "« {1} » n’est pas lisible comme date"),
        Phrase(
            "{1}: write for example /schedule 2026-12-01 09:00, /schedule 1 Dec 09:00, /schedule tomorrow 09:00 or /schedule Tue 09:00 ({2}).",
            de:
                "{1}: Schreiben Sie zum Beispiel /schedule 2026-12-01 09:00, /schedule 1.12. 09:00, /schedule morgen 09:00 oder /schedule Di 09:00 ({2}).",
            fr:
                "{1} : écrivez par exemple /schedule 2026-12-01 09:00, /schedule 1 déc 09:00, /schedule demain 09:00 ou /schedule mar 09:00 ({2})."
        ),
        Phrase(
            "The post waits for no date: to move it, set Publish at.",
            de: "Der Post wartet auf keinen Termin: Um ihn zu verschieben, setzen Sie Publish at.",
            fr: "Le post n’attend pas de date : pour le déplacer, réglez Publish at."),
        Phrase(
            "It gets the next free slot, which Publish at will show.",
            de: "Er bekommt den nächsten freien Termin; Publish at wird ihn zeigen.",
            fr: "Il reçoit le prochain créneau libre, que Publish at affichera."),
        Phrase("an unknown status", de: "ein unbekannter Status", fr: "un statut inconnu"),
        Phrase("{1} is set by Copydesk alone.", de: "{1} setzt nur Copydesk selbst.", fr: "{1} n’est fixé que par Copydesk."),
        Phrase(#""{1}""#, de: "„{1}“", fr: "« {1} »"),
        Phrase("the status was changed to {1}.", de: "Der Status wurde auf {1} geändert.", fr: "le statut a été changé en {1}."),
        Phrase(
            #""{1}" is no answer: choose "published" or "not published" under Answer."#,
            de: "„{1}“ ist keine Antwort: Wählen Sie unter Answer „published“ oder „not published“.",
            fr: "« {1} » n’est pas une réponse : choisissez « published » ou « not published » sous Answer."),
        Phrase("changes were requested.", de: "Es wurden Änderungen gewünscht.", fr: "des modifications ont été demandées."),
        Phrase(
            "The post can no longer be rejected.",
            de: "Der Post kann nicht mehr abgelehnt werden.",
            fr: "Le post ne peut plus être refusé."),
        Phrase(
            "No other text is written: the draft was rejected.",
            de: "Es wird kein anderer Text geschrieben: Der Entwurf wurde abgelehnt.",
            fr: "Aucun autre texte n’est écrit : le brouillon a été refusé."),
        Phrase("the draft was rejected.", de: "Der Entwurf wurde abgelehnt.", fr: "le brouillon a été refusé."),
        Phrase("The post is past review.", de: "Die Durchsicht des Posts ist vorbei.", fr: "La relecture du post est terminée."),
        Phrase(
            #"the status was set back to "In review"."#,
            de: "Der Status wurde auf „In review“ zurückgesetzt.",
            fr: "le statut a été remis à « In review »."),
        Phrase(
            #"No other text is written: the status was set back to "In review"."#,
            de: "Es wird kein anderer Text geschrieben: Der Status wurde auf „In review“ zurückgesetzt.",
            fr: "Aucun autre texte n’est écrit : le statut a été remis à « In review »."),
        Phrase(#"{1} The status is "{2}"."#, de: "{1} Der Status ist „{2}“.", fr: "{1} Le statut est « {2} »."),
        Phrase(
            "the page was put into the trash.",
            de: "Die Seite wurde in den Papierkorb gelegt.",
            fr: "la page a été mise à la corbeille."),
        Phrase(
            #"There are {1} variants already, or soon: choose one under Variant, or say what to change in the text under "Post"."#,
            de:
                "Es gibt bereits oder bald {1} Varianten: Wählen Sie eine unter Variant oder sagen Sie, was sich am Text unter „Post“ ändern soll.",
            fr:
                "Il y a déjà, ou bientôt, {1} variantes : choisissez-en une sous Variant, ou dites ce qu’il faut changer dans le texte sous « Post »."
        ),
    ]
}
