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
            "This draft can no longer be approved.",
            de: "Dieser Entwurf kann nicht mehr freigegeben werden.",
            fr: "Ce brouillon ne peut plus être approuvé."),
        Phrase(
            "{1} has rules for approvals, and a status does not say who set it. Approve with a comment: /approve.",
            de:
                "{1} hat Regeln für Freigaben, und ein Status verrät nicht, wer ihn gesetzt hat. Geben Sie mit einem Kommentar frei: /approve.",
            fr: "{1} a des règles d’approbation, et un statut ne dit pas qui l’a choisi. Approuvez par un commentaire : /approve."),
        Phrase("The brand", de: "Die Marke", fr: "La marque"),
        Phrase(
            #"There is nothing to approve: the status is "{1}"."#,
            de: "Hier ist nichts freizugeben: Der Status ist „{1}“.",
            fr: "Il n’y a rien à approuver : le statut est « {1} »."),
        Phrase(
            "The status was set about the time of this approval, and counts: approve again if that is what you want.",
            de: "Der Status wurde etwa zur Zeit dieser Freigabe gesetzt und zählt: Geben Sie erneut frei, wenn Sie das wollen.",
            fr:
                "Le statut a été défini à peu près au moment de cette approbation et fait foi : approuvez à nouveau si c’est ce que vous voulez."
        ),
        Phrase(
            "The content was changed about the time of this approval: please look at it as it is now and approve again.",
            de:
                "Der Inhalt wurde etwa zur Zeit dieser Freigabe geändert: Bitte sehen Sie ihn sich in der jetzigen Fassung an und geben Sie ihn erneut frei.",
            fr:
                "Le contenu a été modifié à peu près au moment de cette approbation : veuillez le regarder tel qu’il est maintenant et l’approuver à nouveau."
        ),
        Phrase("Not approved: {1}", de: "Nicht freigegeben: {1}", fr: "Non approuvé : {1}"),
        Phrase("Noted. {1}", de: "Notiert. {1}", fr: "C’est noté. {1}"),
        Phrase(
            "The picture is still being made: please approve again when it is on the page.",
            de: "Das Bild entsteht noch: Bitte geben Sie erneut frei, wenn es auf der Seite ist.",
            fr: "L’image est encore en préparation : veuillez approuver à nouveau quand elle sera sur la page."),
        Phrase(
            "The picture on the page cannot be used: put another file under Picture, or remove it.",
            de: "Das Bild auf der Seite ist nicht verwendbar: Legen Sie unter Picture eine andere Datei ab oder entfernen Sie es.",
            fr: "L’image de la page est inutilisable : mettez un autre fichier sous Picture, ou retirez-la."),
        Phrase(
            "The picture is not on the page yet.",
            de: "Das Bild ist noch nicht auf der Seite.",
            fr: "L’image n’est pas encore sur la page."),
        Phrase(
            "A new text is being written to the page.",
            de: "Ein neuer Text wird gerade auf die Seite geschrieben.",
            fr: "Un nouveau texte est en train d’être écrit sur la page."),
        Phrase(
            "What is sent besides the text is not shown at the top of the page yet: look at it in a minute.",
            de: "Was außer dem Text gesendet wird, steht noch nicht oben auf der Seite: Sehen Sie es sich in einer Minute an.",
            fr: "Ce qui est envoyé avec le texte n’est pas encore affiché en haut de la page : regardez-le dans une minute."),
        Phrase("Not approved yet. {1}", de: "Noch nicht freigegeben. {1}", fr: "Pas encore approuvé. {1}"),
        Phrase(
            "No other text is written: the draft was approved.",
            de: "Es wird kein anderer Text geschrieben: Der Entwurf wurde freigegeben.",
            fr: "Aucun autre texte n’est écrit : le brouillon a été approuvé."),
        Phrase("the next free slot", de: "zum nächsten freien Termin", fr: "au prochain créneau libre"),
        Phrase("Approved: {1}", de: "Freigegeben: {1}", fr: "Approuvé : {1}"),
        Phrase("Approved by {1} and {2}: {3}", de: "Freigegeben von {1} und {2}: {3}", fr: "Approuvé par {1} et {2} : {3}"),
        Phrase(#""{1}" for {2}, {3}."#, de: "„{1}“ für {2}, {3}.", fr: "« {1} » pour {2}, {3}."),
        Phrase("{1} day", de: "{1} Tag", fr: "{1} jour"),
        Phrase("{1} days", de: "{1} Tage", fr: "{1} jours"),
        Phrase(
            "it was given by {1} on {2}, and at {3} an approval lasts {4}.",
            de: "Sie wurde von {1} am {2} erteilt, und bei {3} gilt eine Freigabe {4}.",
            fr: "elle a été donnée par {1} le {2}, et chez {3} une approbation vaut {4}."),
        Phrase(
            "Copydesk stood still while it wrote the status, and cannot tell whether somebody took it back meanwhile.",
            de: "Copydesk stand still, während es den Status schrieb, und kann nicht sagen, ob ihn inzwischen jemand zurückgenommen hat.",
            fr: "Copydesk s’est arrêté pendant qu’il écrivait le statut et ne peut pas dire si quelqu’un l’a retiré entre-temps."),
        Phrase("The approval ended: {1}", de: "Die Freigabe ist abgelaufen: {1}", fr: "L’approbation a pris fin : {1}"),
        Phrase(
            "The approval has ended: {1} Nothing is published until it is approved again.",
            de: "Die Freigabe ist abgelaufen: {1} Bis zu einer neuen Freigabe wird nichts veröffentlicht.",
            fr: "L’approbation a pris fin : {1} Rien n’est publié avant une nouvelle approbation."),
        Phrase(
            "At {1} only {2} may approve, by the comment /approve.",
            de: "Bei {1} darf nur {2} freigeben, mit dem Kommentar /approve.",
            fr: "Chez {1}, seul {2} peut approuver, par le commentaire /approve."),
        Phrase(
            "The text is your own, and at {1} nobody approves his own text. {2}",
            de: "Der Text stammt von Ihnen, und bei {1} gibt niemand den eigenen Text frei. {2}",
            fr: "Le texte est le vôtre, et chez {1} personne n’approuve son propre texte. {2}"),
        Phrase("{1} needs a second approver", de: "{1} verlangt eine zweite Freigabe", fr: "{1} demande une seconde approbation"),
        Phrase(
            "The board does not tell who changed this text, and at {1} nobody approves his own",
            de: "Notion verrät nicht, wer diesen Text geändert hat, und bei {1} gibt niemand den eigenen frei",
            fr: "Notion ne dit pas qui a modifié ce texte, et chez {1} personne n’approuve le sien"),
        Phrase("somebody else", de: "eine andere Person", fr: "une autre personne"),
        Phrase(
            "{1}: {2} has to comment /approve as well.",
            de: "{1}: {2} muss ebenfalls mit /approve kommentieren.",
            fr: "{1} : {2} doit aussi commenter /approve."),
        Phrase(
            "Somebody else has to comment /approve.",
            de: "Eine andere Person muss mit /approve kommentieren.",
            fr: "Une autre personne doit commenter /approve."),
        Phrase(
            "Each of its approvers changed this text: put another version back, or name another under Approvers on the brand's page.",
            de:
                "Alle, die hier freigeben dürfen, haben diesen Text geändert: Holen Sie eine andere Version zurück oder nennen Sie auf der Seite der Marke unter Approvers eine weitere Person.",
            fr:
                "Toutes les personnes qui peuvent approuver ont modifié ce texte : rétablissez une autre version, ou nommez quelqu’un d’autre sous Approvers sur la page de la marque."
        ),
        Phrase("{1} has to comment /approve.", de: "{1} muss mit /approve kommentieren.", fr: "{1} doit commenter /approve."),
        Phrase("{1} or {2}", de: "{1} oder {2}", fr: "{1} ou {2}"),
        Phrase("{1} and {2}", de: "{1} und {2}", fr: "{1} et {2}"),
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
