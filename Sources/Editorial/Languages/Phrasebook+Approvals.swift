/// Answers to approvals: which count, which do not, and whose word is missing.
extension Phrasebook {
    static let approvals: [Phrase] = [
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
            "The picture on the page could not be fetched yet; it is tried again.",
            de: "Das Bild auf der Seite war noch nicht abrufbar; es wird erneut versucht.",
            fr: "L’image de la page n’a pas encore pu être récupérée ; un nouvel essai suivra."),
        Phrase(
            "Put another file under Picture, or approve when it was fetched.",
            de: "Legen Sie unter Picture eine andere Datei ab oder geben Sie frei, wenn sie abgerufen ist.",
            fr: "Mettez un autre fichier sous Picture, ou approuvez quand elle aura été récupérée."),
        Phrase(
            "{1} Put it there again, as a file of its own.",
            de: "{1} Legen Sie es dort noch einmal ab, als eigene Datei.",
            fr: "{1} Remettez-la, comme fichier à part entière."),
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
    ]
}
