/// The rows of brands, briefs and feeds.
extension Phrasebook {
    static let orders: [Phrase] = [
        Phrase("publish", de: "veröffentlichen", fr: "publier"),
        Phrase("picture status", de: "Bildstatus", fr: "état de l’image"),
        Phrase("read-back", de: "Nachlesen", fr: "relecture"),
        Phrase("evidence", de: "Nachweis", fr: "preuve"),
        Phrase("first comment", de: "erster Kommentar", fr: "premier commentaire"),
        Phrase("numbers", de: "Zahlen", fr: "chiffres"),
        Phrase("refresh", de: "Erneuern", fr: "renouvellement"),
        Phrase("not {1}", de: "nicht: {1}", fr: "pas : {1}"),
        Phrase("not known whether {1}", de: "nicht bekannt: {1}", fr: "non connu : {1}"),
        Phrase("{1} day is left at most", de: "Höchstens {1} Tag bleibt", fr: "Il reste au plus {1} jour"),
        Phrase("{1} days are left at most", de: "Höchstens {1} Tage bleiben", fr: "Il reste au plus {1} jours"),
        Phrase(
            "{1}: not in Copydesk's configuration.",
            de: "{1}: steht nicht in der Konfiguration von Copydesk.",
            fr: "{1} : absent de la configuration de Copydesk."),
        Phrase(
            "{1}: stopped. {2} Its posts are kept.",
            de: "{1}: gestoppt. {2} Seine Posts bleiben erhalten.",
            fr: "{1} : arrêté. {2} Ses posts sont conservés."),
        Phrase(" The token has expired.", de: " Das Token ist abgelaufen.", fr: " Le jeton a expiré."),
        Phrase(" The token was revoked.", de: " Das Token wurde widerrufen.", fr: " Le jeton a été révoqué."),
        Phrase(" The token is not valid.", de: " Das Token ist nicht gültig.", fr: " Le jeton n’est pas valide."),
        Phrase(" It is not connected.", de: " Es ist nicht verbunden.", fr: " Il n’est pas connecté."),
        Phrase(" Token until {1}.", de: " Token bis {1}.", fr: " Jeton jusqu’au {1}."),
        Phrase(
            #"Account "{1}" has links = "comment", but cannot write first comments ({2}): permit it that, or set links to "text" or "card". Until then each draft's page tells people what to write."#,
            de:
                "Für das Konto „{1}“ ist links = \"comment\" gesetzt, es kann aber keine ersten Kommentare schreiben ({2}): Erlauben Sie es ihm, oder setzen Sie links auf \"text\" oder \"card\". Bis dahin sagt die Seite jedes Entwurfs, was zu schreiben ist.",
            fr:
                "Le compte « {1} » a links = \"comment\", mais ne peut pas écrire de premiers commentaires ({2}) : donnez-lui ce droit, ou mettez links à \"text\" ou \"card\". D’ici là, la page de chaque brouillon dit quoi écrire."
        ),
        Phrase(
            #" First comments are set (links = "comment"), but it cannot write them ({1}): the drafts' pages tell you what to write."#,
            de:
                " Erste Kommentare sind eingestellt (links = \"comment\"), es kann sie aber nicht schreiben ({1}): Die Seiten der Entwürfe sagen Ihnen, was zu schreiben ist.",
            fr:
                " Les premiers commentaires sont demandés (links = \"comment\"), mais il ne peut pas les écrire ({1}) : les pages des brouillons vous disent quoi écrire."
        ),
        Phrase("{1} approved post waits for it", de: "{1} freigegebener Post wartet darauf", fr: "{1} post approuvé l’attend"),
        Phrase("{1} approved posts wait for it", de: "{1} freigegebene Posts warten darauf", fr: "{1} posts approuvés l’attendent"),
        Phrase(
            "{1} approved post is set for after that day",
            de: "{1} freigegebener Post ist für danach vorgesehen",
            fr: "{1} post approuvé est prévu après ce jour"),
        Phrase(
            "{1} approved posts are set for after that day",
            de: "{1} freigegebene Posts sind für danach vorgesehen",
            fr: "{1} posts approuvés sont prévus après ce jour"),
        Phrase(" and {1} more", de: " und {1} weitere", fr: " et {1} autres"),
        Phrase(
            "{1} This post is set for {2}, after that: without a new token it cannot go out.",
            de: "{1} Dieser Post ist für {2} vorgesehen, also danach: Ohne neues Token kann er nicht hinausgehen.",
            fr: "{1} Ce post est prévu pour {2}, donc après : sans nouveau jeton, il ne peut pas partir."),
        Phrase(
            "make a new one and put it where the account's token points",
            de: "erzeugen Sie ein neues und legen Sie es dort ab, wohin token des Kontos zeigt",
            fr: "créez-en un nouveau et mettez-le là où pointe token du compte"),
        Phrase(
            "make a new one and put it where the account's token points, or take token out and {1}",
            de: "erzeugen Sie ein neues und legen Sie es dort ab, wohin token des Kontos zeigt, oder entfernen Sie token und: {1}",
            fr: "créez-en un nouveau et mettez-le là où pointe token du compte, ou retirez token puis : {1}"),
        Phrase(
            "run copydesk connect linkedin {1}",
            de: "führen Sie copydesk connect linkedin {1} aus",
            fr: "lancez copydesk connect linkedin {1}"),
        Phrase("in less than a day", de: "in weniger als einem Tag", fr: "dans moins d’un jour"),
        Phrase("in {1} day", de: "in {1} Tag", fr: "dans {1} jour"),
        Phrase("in {1} days", de: "in {1} Tagen", fr: "dans {1} jours"),
        Phrase(
            #"The token of account "{1}" ends on {2} (UTC), {3}: {4} before that day."#,
            de: "Das Token des Kontos „{1}“ endet am {2}, {3}. Vor diesem Tag: {4}.",
            fr: "Le jeton du compte « {1} » prend fin le {2}, {3}. Avant ce jour : {4}."),
        Phrase(
            #"The token of account "{1}" was revoked, nothing can be published there: {2}."#,
            de: "Das Token des Kontos „{1}“ wurde widerrufen, und dort kann nichts veröffentlicht werden: {2}.",
            fr: "Le jeton du compte « {1} » a été révoqué, et rien ne peut y être publié : {2}."),
        Phrase(
            #"The token of account "{1}" is not valid any more, nothing can be published there: {2}."#,
            de: "Das Token des Kontos „{1}“ ist nicht mehr gültig, und dort kann nichts veröffentlicht werden: {2}.",
            fr: "Le jeton du compte « {1} » n’est plus valide, et rien ne peut y être publié : {2}."),
        Phrase(
            #"The token of account "{1}" is missing, nothing can be published there: {2}."#,
            de: "Das Token des Kontos „{1}“ fehlt, und dort kann nichts veröffentlicht werden: {2}.",
            fr: "Le jeton du compte « {1} » manque, et rien ne peut y être publié : {2}."),
        Phrase(
            #"The token of account "{1}" has expired, nothing can be published there: {2}."#,
            de: "Das Token des Kontos „{1}“ ist abgelaufen, und dort kann nichts veröffentlicht werden: {2}.",
            fr: "Le jeton du compte « {1} » a expiré, et rien ne peut y être publié : {2}."),
        Phrase("not looked at", de: "nicht angesehen", fr: "non examiné"),
        Phrase(", {1} still on the way", de: ", {1} noch unterwegs", fr: ", {1} encore en route"),
        Phrase(
            "Done: the deadline has passed; {1} posted{2}.",
            de: "Fertig: Die Frist ist vorbei; {1} veröffentlicht{2}.",
            fr: "Terminé : l’échéance est passée ; {1} publiés{2}."),
        Phrase(
            #"; the others were rejected or have expired. To order more, raise "Posts wanted" and set Status to Open."#,
            de:
                "; die anderen wurden abgelehnt oder sind verfallen. Um mehr zu bestellen, erhöhen Sie „Posts wanted“ und setzen Sie Status auf Open.",
            fr:
                " ; les autres ont été refusés ou ont expiré. Pour en commander d’autres, augmentez « Posts wanted » et mettez Status à Open."
        ),
        Phrase("Done: {1} of {2} posted{3}", de: "Fertig: {1} von {2} veröffentlicht{3}", fr: "Terminé : {1} publiés sur {2}{3}"),
        Phrase(
            "No draft is made: choose a brand.",
            de: "Es entsteht kein Entwurf: Wählen Sie eine Marke.",
            fr: "Aucun brouillon n’est fait : choisissez une marque."),
        Phrase(
            "No draft is made: the brand names no account.",
            de: "Es entsteht kein Entwurf: Die Marke nennt kein Konto.",
            fr: "Aucun brouillon n’est fait : la marque ne nomme aucun compte."),
        Phrase("No draft could be made: {1}", de: "Es konnte kein Entwurf entstehen: {1}", fr: "Aucun brouillon n’a pu être fait : {1}"),
        Phrase("the reason is in the log.", de: "Der Grund steht im Protokoll.", fr: "la raison est dans le journal."),
        Phrase(
            #"Nothing to write from yet: fill in "Key messages", "Keywords", "Goal" or "Links", or write into the page."#,
            de:
                "Noch gibt es keinen Stoff: Füllen Sie „Key messages“, „Keywords“, „Goal“ oder „Links“ aus oder schreiben Sie in die Seite.",
            fr:
                "Il n’y a pas encore de matière : remplissez « Key messages », « Keywords », « Goal » ou « Links », ou écrivez dans la page."
        ),
        Phrase("Waits for an entry of its feeds.", de: "Wartet auf einen Eintrag seiner Feeds.", fr: "Attend un élément de ses flux."),
        Phrase("Could not be understood: {1}.", de: "Nicht verständlich: {1}.", fr: "Pas compris : {1}."),
        Phrase(
            "the guidelines have {1} characters, of which writers are given the first {2}; put what matters most first (banned words count wherever they stand)",
            de:
                "die Richtlinien haben {1} Zeichen, von denen zum Schreiben die ersten {2} dienen; stellen Sie das Wichtigste an den Anfang (verbotene Wörter zählen überall)",
            fr:
                "la charte compte {1} caractères, dont les {2} premiers servent à écrire ; mettez le plus important au début (les mots interdits comptent partout)"
        ),
        Phrase(
            #"the language "{1}" is not known; write a tag such as de or en-GB"#,
            de: "die Sprache „{1}“ ist nicht bekannt; schreiben Sie ein Kürzel wie de oder en-GB",
            fr: "la langue « {1} » n’est pas connue ; écrivez un code comme fr ou en-GB"),
        Phrase(
            #"the time zone "{1}" is not known; write for example Europe/Berlin"#,
            de: "die Zeitzone „{1}“ ist nicht bekannt; schreiben Sie zum Beispiel Europe/Berlin",
            fr: "le fuseau horaire « {1} » n’est pas connu ; écrivez par exemple Europe/Paris"),
        Phrase(
            #"the colour "{1}" is not one; write for example #0a1433"#,
            de: "die Farbe „{1}“ ist keine; schreiben Sie zum Beispiel #0a1433",
            fr: "la couleur « {1} » n’en est pas une ; écrivez par exemple #0a1433"),
        Phrase(
            #"the board grace "{1}" cannot be read; write for example 30m"#,
            de: "die Board grace „{1}“ ist nicht lesbar; schreiben Sie zum Beispiel 30m",
            fr: "la Board grace « {1} » est illisible ; écrivez par exemple 30m"),
        Phrase(
            #"the status "{1}" is none of Open, Paused and Done, so the brief rests"#,
            de: "der Status „{1}“ ist keiner von Open, Paused und Done, deshalb ruht der Auftrag",
            fr: "le statut « {1} » n’est ni Open, ni Paused, ni Done, le brief est donc en pause"),
        Phrase(
            #"the cadence "{1}" is none of once, daily, weekly and fortnightly"#,
            de: "der Rhythmus „{1}“ ist keiner von once, daily, weekly und fortnightly",
            fr: "la cadence « {1} » n’est ni once, ni daily, ni weekly, ni fortnightly"),
        Phrase(
            "the page is longer than can be read; make it shorter",
            de: "die Seite ist länger, als gelesen werden kann; kürzen Sie sie",
            fr: "la page est plus longue que ce qui peut être lu ; raccourcissez-la"),
    ]
}
