/// What became of a post, and its numbers.
extension Phrasebook {
    static let outcomes: [Phrase] = [
        Phrase("Published: {1}.", de: "Veröffentlicht: {1}.", fr: "Publié : {1}."),
        Phrase("no address known", de: "keine Adresse bekannt", fr: "aucune adresse connue"),
        Phrase(
            #"Not published: {1} Set the status to "Approved" to try again."#,
            de: "Nicht veröffentlicht: {1} Setzen Sie den Status auf „Approved“, um es erneut zu versuchen.",
            fr: "Non publié : {1} Mettez le statut à « Approved » pour réessayer."),
        Phrase(
            "{1} It is sent once more, as this account's resend_unseen says.",
            de: "{1} Der Post wird noch einmal gesendet, wie resend_unseen dieses Kontos es vorsieht.",
            fr: "{1} Le post est envoyé encore une fois, comme le prévoit resend_unseen de ce compte."),
        Phrase(
            #"It is not known whether this post is live. {1} Please look there and choose "published" (with Published URL) or "not published" under Answer. Nothing is sent until then."#,
            de:
                "Es ist nicht bekannt, ob dieser Post veröffentlicht ist. {1} Bitte sehen Sie dort nach und wählen Sie unter Answer „published“ (mit Published URL) oder „not published“. Bis dahin wird nichts gesendet.",
            fr:
                "On ne sait pas si ce post est en ligne. {1} Veuillez regarder sur place et choisir « published » (avec Published URL) ou « not published » sous Answer. Rien n’est envoyé d’ici là."
        ),
        Phrase(
            "The incident is over: the post says what was approved.",
            de: "Der Zwischenfall ist vorbei: Der Post sagt, was freigegeben wurde.",
            fr: "L’incident est terminé : le post dit ce qui a été approuvé."),
        Phrase(
            #"{1} answered "{2}" on the page."#,
            de: "{1} hat auf der Seite „{2}“ geantwortet.",
            fr: "{1} a répondu « {2} » sur la page."),
        Phrase(
            "The picture has arrived after the approval: please look at it and approve again.",
            de: "Das Bild ist nach der Freigabe gekommen: Bitte sehen Sie es sich an und geben Sie erneut frei.",
            fr: "L’image est arrivée après l’approbation : veuillez la regarder et approuver à nouveau."),
        Phrase(
            "The board is not set up: run copydesk setup notion.",
            de: "Notion ist nicht eingerichtet: Führen Sie copydesk setup notion aus.",
            fr: "Notion n’est pas installé : lancez copydesk setup notion."),
        Phrase("The page is being written.", de: "Die Seite wird gerade geschrieben.", fr: "La page est en cours d’écriture."),
        Phrase(
            "The brand is paused on its page.",
            de: "Die Marke ist auf ihrer Seite angehalten.",
            fr: "La marque est en pause sur sa page."),
        Phrase(
            "The page could not be read before sending: {1}",
            de: "Die Seite war vor dem Senden nicht lesbar: {1}",
            fr: "La page n’a pas pu être lue avant l’envoi : {1}"),
        Phrase("Expired: {1} Nothing was sent.", de: "Verfallen: {1} Es wurde nichts gesendet.", fr: "Expiré : {1} Rien n’a été envoyé."),
        Phrase(
            #"The account "{1}" is not in the configuration: add an [[account]] with that name."#,
            de: "Das Konto „{1}“ steht nicht in der Konfiguration: Ergänzen Sie ein [[account]] mit diesem Namen.",
            fr: "Le compte « {1} » n’est pas dans la configuration : ajoutez un [[account]] de ce nom."),
        Phrase(
            "The approved content is not what the store holds: approve the draft again.",
            de: "Der freigegebene Inhalt ist nicht der gespeicherte: Geben Sie den Entwurf erneut frei.",
            fr: "Le contenu approuvé n’est pas celui qui est conservé : approuvez à nouveau le brouillon."),
        Phrase(
            "The account's posts cannot be read.",
            de: "Die Posts des Kontos sind nicht lesbar.",
            fr: "Les posts du compte sont illisibles."),
        Phrase(
            "The account's token may not read posts: {1}.",
            de: "Das Token des Kontos darf keine Posts lesen: {1}.",
            fr: "Le jeton du compte ne peut pas lire les posts : {1}."),
        Phrase("Reading failed: {1}", de: "Das Lesen ist gescheitert: {1}", fr: "La lecture a échoué : {1}"),
        Phrase(
            " Look at {1} and correct or delete the post there.",
            de: " Sehen Sie sich {1} an und berichtigen oder löschen Sie den Post dort.",
            fr: " Regardez {1} et corrigez ou supprimez le post à cet endroit."),
        Phrase(
            "What is live on {1} is not what was approved. {2}{3}",
            de: "Was auf {1} zu sehen ist, ist nicht das Freigegebene. {2}{3}",
            fr: "Ce qui est en ligne sur {1} n’est pas ce qui a été approuvé. {2}{3}"),
        Phrase(
            "This account's posts cannot be read: look at its page on the platform.",
            de: "Die Posts dieses Kontos sind nicht lesbar: Sehen Sie auf seiner Seite bei der Plattform nach.",
            fr: "Les posts de ce compte sont illisibles : regardez sa page sur la plateforme."),
        Phrase("Looking failed: {1}", de: "Die Suche ist gescheitert: {1}", fr: "La recherche a échoué : {1}"),
        Phrase(
            "The post that was found belongs to another draft.",
            de: "Der gefundene Post gehört zu einem anderen Entwurf.",
            fr: "Le post trouvé appartient à un autre brouillon."),
        Phrase("{1}, by evidence", de: "{1}, durch Nachweis", fr: "{1}, par preuve"),
        Phrase(
            "{1} {2} One attempt more is allowed by resend_unseen.",
            de: "{1} {2} Ein weiterer Versuch ist durch resend_unseen erlaubt.",
            fr: "{1} {2} Un essai de plus est permis par resend_unseen."),
        Phrase(
            #"Attempt {1} sent "{2}" at {3} and ended without a clear answer ({4})."#,
            de: "Versuch {1} hat „{2}“ gesendet ({3}) und endete ohne klare Antwort ({4}).",
            fr: "L’essai {1} a envoyé « {2} » ({3}) et a fini sans réponse claire ({4})."),
        Phrase(
            "The account is paused in the configuration.",
            de: "Das Konto ist in der Konfiguration angehalten.",
            fr: "Le compte est en pause dans la configuration."),
        Phrase(
            "It waits until {1}, for the account's gap of {2} min after its last post.",
            de: "Der Post wartet bis {1}, wegen des Abstands von {2} Min. nach dem letzten Post des Kontos.",
            fr: "Le post attend jusqu’à {1}, pour l’intervalle de {2} min après le dernier post du compte."),
        Phrase(
            "Not armed: the page, the brand or the schedule has changed.",
            de: "Noch nicht gesendet: Die Seite, die Marke oder der Terminplan hat sich geändert.",
            fr: "Pas encore envoyé : la page, la marque ou le calendrier a changé."),
        Phrase(
            "The platform says that equal content was accepted recently as {1}.",
            de: "Die Plattform sagt, dass derselbe Inhalt kürzlich als {1} angenommen wurde.",
            fr: "La plateforme dit que le même contenu a été accepté récemment sous {1}."),
        Phrase(
            "The platform says that equal content was accepted recently.",
            de: "Die Plattform sagt, dass derselbe Inhalt kürzlich angenommen wurde.",
            fr: "La plateforme dit que le même contenu a été accepté récemment."),
        Phrase(
            "The store was restored from a copy; this post may have been sent after the copy was made.",
            de: "Der Datenbestand wurde aus einer Kopie wiederhergestellt; dieser Post wurde vielleicht nach der Kopie gesendet.",
            fr: "Les données ont été restaurées d’une copie ; ce post a peut-être été envoyé après la copie."),
        Phrase(
            "The picture {1} is not in the store; it is made again.",
            de: "Das Bild {1} ist nicht gespeichert; es wird neu erzeugt.",
            fr: "L’image {1} n’est pas conservée ; elle est refaite."),
        Phrase(
            "The picture on the page could not be fetched: {1}",
            de: "Das Bild auf der Seite war nicht abrufbar: {1}",
            fr: "L’image de la page n’a pas pu être récupérée : {1}"),
        Phrase(
            "The picture on the page could not be fetched: its server answered {1}.",
            de: "Das Bild auf der Seite war nicht abrufbar: Sein Server antwortete {1}.",
            fr: "L’image de la page n’a pas pu être récupérée : son serveur a répondu {1}."),
        Phrase(
            #"The page of draft {1} has no toggle heading "Post": put one back or delete the page."#,
            de: "Die Seite des Entwurfs {1} hat keine aufklappbare Überschrift „Post“: Legen Sie sie wieder an oder löschen Sie die Seite.",
            fr: "La page du brouillon {1} n’a pas de titre dépliable « Post » : remettez-en un ou supprimez la page."),
        Phrase(
            "Draft {1} could not be put on the board.",
            de: "Entwurf {1} konnte nicht nach Notion gestellt werden.",
            fr: "Le brouillon {1} n’a pas pu être mis dans Notion."),
        Phrase(
            #"The page of the brand "{1}" is in Notion's trash: restore it."#,
            de: "Die Seite der Marke „{1}“ liegt im Papierkorb von Notion: Stellen Sie sie wieder her.",
            fr: "La page de la marque « {1} » est à la corbeille de Notion : restaurez-la."),
        Phrase("impressions", de: "Impressionen", fr: "impressions"),
        Phrase("members reached", de: "erreichte Mitglieder", fr: "membres touchés"),
        Phrase("reactions", de: "Reaktionen", fr: "réactions"),
        Phrase("comments", de: "Kommentare", fr: "commentaires"),
        Phrase("shares", de: "geteilt", fr: "partages"),
        Phrase("clicks", de: "Klicks", fr: "clics"),
        Phrase("engagement", de: "Interaktionsrate", fr: "engagement"),
        Phrase("{1} {2} %", de: "{1} {2} %", fr: "{1} {2} %"),
        Phrase("Numbers after {1}: {2}.", de: "Zahlen nach {1}: {2}.", fr: "Chiffres après {1} : {2}."),
        Phrase("Not available: {1}.", de: "Nicht verfügbar: {1}.", fr: "Non disponible : {1}."),
        Phrase(
            "Not available after {1}, so that earlier numbers stand: {2}.",
            de: "Nach {1} nicht verfügbar, so dass frühere Zahlen stehen bleiben: {2}.",
            fr: "Non disponible après {1}, de sorte que les chiffres antérieurs restent : {2}."),
        Phrase(
            "nothing is told of this post any more, it may have been deleted",
            de: "über diesen Post wird nichts mehr mitgeteilt, vielleicht wurde er gelöscht",
            fr: "on ne dit plus rien de ce post, il a peut-être été supprimé"),
    ]
}
