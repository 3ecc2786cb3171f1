/// What a draft in review waits for, what became of it, and the next step.
extension Phrasebook {
    static let review: [Phrase] = [
        Phrase(
            #"Change the text under "Post", or add to the brief what it rests on."#,
            de: "Ändern Sie den Text unter „Post“, oder ergänzen Sie im Auftrag, worauf er sich stützt.",
            fr: "Modifiez le texte sous « Post », ou ajoutez au brief ce sur quoi il s’appuie."),
        Phrase("Changes were requested.", de: "Es wurden Änderungen gewünscht.", fr: "Des modifications ont été demandées."),
        Phrase("Changes were requested: {1}", de: "Es wurden Änderungen gewünscht: {1}", fr: "Des modifications ont été demandées : {1}"),
        Phrase(
            "Nothing to do: the next version comes by itself.",
            de: "Nichts zu tun: Die nächste Version kommt von selbst.",
            fr: "Rien à faire : la prochaine version vient d’elle-même."),
        Phrase(
            "No other text could be written: {1}",
            de: "Es konnte kein anderer Text geschrieben werden: {1}",
            fr: "Aucun autre texte n’a pu être écrit : {1}"),
        Phrase(
            #"Edit the text under "Post", or ask again."#,
            de: "Bearbeiten Sie den Text unter „Post“ oder bestellen Sie noch einmal.",
            fr: "Modifiez le texte sous « Post », ou redemandez."),
        Phrase(
            "The next version could not be written yet: {1}",
            de: "Die nächste Version konnte noch nicht geschrieben werden: {1}",
            fr: "La prochaine version n’a pas encore pu être écrite : {1}"),
        Phrase("The post has no text.", de: "Der Post hat keinen Text.", fr: "Le post n’a pas de texte."),
        Phrase(#"Write some under "Post"."#, de: "Schreiben Sie einen unter „Post“.", fr: "Écrivez-en un sous « Post »."),
        Phrase("The post has {1} of {2} units.", de: "Der Post hat {1} von {2} Zeichen.", fr: "Le post compte {1} caractères sur {2}."),
        Phrase(#"Shorten the text under "Post"."#, de: "Kürzen Sie den Text unter „Post“.", fr: "Raccourcissez le texte sous « Post »."),
        Phrase("The picture has no alt text.", de: "Das Bild hat keinen Alternativtext.", fr: "L’image n’a pas de texte alternatif."),
        Phrase(#"Fill in "Alt text"."#, de: "Füllen Sie „Alt text“ aus.", fr: "Remplissez « Alt text »."),
        Phrase(
            "The alt text is longer than {1} units.",
            de: "Der Alternativtext ist länger als {1} Zeichen.",
            fr: "Le texte alternatif dépasse {1} caractères."),
        Phrase(#"Shorten "Alt text"."#, de: "Kürzen Sie „Alt text“.", fr: "Raccourcissez « Alt text »."),
        Phrase("Approve when it is gone.", de: "Geben Sie frei, wenn es weg ist.", fr: "Approuvez quand il n’y est plus."),
        Phrase(
            "Approve when the card at the top of the page is right.",
            de: "Geben Sie frei, wenn die Karte oben auf der Seite stimmt.",
            fr: "Approuvez quand la carte en haut de la page est juste."),
        Phrase(
            "The file under Picture cannot be used.",
            de: "Die Datei unter Picture ist nicht verwendbar.",
            fr: "Le fichier sous Picture est inutilisable."),
        Phrase(
            "Put another file under Picture, or remove it.",
            de: "Legen Sie unter Picture eine andere Datei ab oder entfernen Sie sie.",
            fr: "Mettez un autre fichier sous Picture, ou retirez-le."),
        Phrase(
            "Look at it in a minute, then approve.",
            de: "Sehen Sie in einer Minute nach und geben Sie dann frei.",
            fr: "Regardez dans une minute, puis approuvez."),
        Phrase(
            "The picture is on its way to the page.",
            de: "Das Bild ist unterwegs auf die Seite.",
            fr: "L’image est en route vers la page."),
        Phrase("The picture is still being made.", de: "Das Bild entsteht noch.", fr: "L’image est encore en préparation."),
        Phrase(
            "Approve when it is on the page.",
            de: "Geben Sie frei, wenn es auf der Seite ist.",
            fr: "Approuvez quand elle est sur la page."),
        Phrase(
            "A picture of your own under Picture ends the waiting.",
            de: "Ein eigenes Bild unter Picture beendet das Warten.",
            fr: "Une image à vous sous Picture met fin à l’attente."),
        Phrase("its painter ended without a result.", de: "Das Malen endete ohne Ergebnis.", fr: "sa fabrication a fini sans résultat."),
        Phrase(
            "The picture could not be made yet: {1}",
            de: "Das Bild konnte noch nicht erzeugt werden: {1}",
            fr: "L’image n’a pas encore pu être faite : {1}"),
        Phrase(
            "{1} approved it at {2}; that counts when the page stood unchanged for a full minute.",
            de: "{1} hat {2} freigegeben; das gilt, sobald die Seite eine volle Minute unverändert war.",
            fr: "{1} a approuvé {2} ; cela compte quand la page est restée inchangée une minute entière."),
        Phrase(
            "Leave the page alone for a minute.",
            de: "Lassen Sie die Seite eine Minute in Ruhe.",
            fr: "Laissez la page tranquille une minute."),
        Phrase(
            "It waits for a decision by {1}.",
            de: "Der Entwurf wartet auf eine Entscheidung ({1}).",
            fr: "Le brouillon attend une décision ({1})."),
        Phrase(
            "Approve it, ask for changes or reject it on its page.",
            de: "Geben Sie auf der Seite frei, wünschen Sie Änderungen oder lehnen Sie ab.",
            fr: "Sur sa page, approuvez, demandez des modifications ou refusez."),
        Phrase(
            "A second person has to comment /approve.",
            de: "Eine zweite Person muss mit /approve kommentieren.",
            fr: "Une deuxième personne doit commenter /approve."),
        Phrase("{1} approved it at {2}.", de: "{1} hat {2} freigegeben.", fr: "{1} a approuvé {2}."),
        Phrase("Approve it again.", de: "Geben Sie erneut frei.", fr: "Approuvez à nouveau."),
        Phrase(
            "The approval is void: {1} ({2})",
            de: "Die Freigabe gilt nicht mehr: {1} ({2})",
            fr: "L’approbation n’est plus valable : {1} ({2})"),
        Phrase(
            "Look at it as it is now and approve it again.",
            de: "Sehen Sie sich die jetzige Fassung an und geben Sie sie erneut frei.",
            fr: "Regardez-le tel qu’il est maintenant et approuvez-le à nouveau."),
        Phrase("{1} may not approve it.", de: "{1} darf nicht freigeben.", fr: "{1} ne peut pas l’approuver."),
        Phrase(
            "{1} wrote or changed the text and may not approve it.",
            de: "{1} hat den Text geschrieben oder geändert und darf ihn nicht freigeben.",
            fr: "{1} a écrit ou modifié le texte et ne peut pas l’approuver."),
        Phrase(
            "The approval by {1} did not count: {2}",
            de: "Die Freigabe durch {1} zählte nicht: {2}",
            fr: "L’approbation de {1} n’a pas compté : {2}"),
        Phrase("Approve it anew.", de: "Geben Sie neu frei.", fr: "Approuvez de nouveau."),
        Phrase("an editor", de: "wer hier redigiert", fr: "quelqu’un de la rédaction"),
        Phrase("It is published: {1}.", de: "Der Post ist veröffentlicht: {1}.", fr: "Le post est publié : {1}."),
        Phrase("It is published.", de: "Der Post ist veröffentlicht.", fr: "Le post est publié."),
        Phrase("Nothing is left to do.", de: "Es bleibt nichts zu tun.", fr: "Il ne reste rien à faire."),
        Phrase("It was rejected by {1}", de: "Der Entwurf wurde von {1} abgelehnt", fr: "Le brouillon a été refusé par {1}"),
        Phrase("It was rejected", de: "Der Entwurf wurde abgelehnt", fr: "Le brouillon a été refusé"),
        Phrase(
            #"Set Status to "In review" to take it up again."#,
            de: "Setzen Sie Status auf „In review“, um ihn wieder aufzunehmen.",
            fr: "Mettez Status à « In review » pour le reprendre."),
        Phrase("It has expired unsent: {1}", de: "Der Post ist ungesendet verfallen: {1}", fr: "Le post a expiré sans être envoyé : {1}"),
        Phrase(
            "Order the post again by a brief; a longer Board grace on the brand's page lets posts wait longer.",
            de: "Bestellen Sie den Post mit einem Auftrag neu; eine längere Board grace auf der Seite der Marke lässt Posts länger warten.",
            fr:
                "Commandez à nouveau le post par un brief ; une Board grace plus longue sur la page de la marque laisse attendre plus longtemps."
        ),
        Phrase(
            "It has expired: its window ended on {1}.",
            de: "Der Entwurf ist verfallen: Sein Zeitfenster endete {1}.",
            fr: "Le brouillon a expiré : sa période a pris fin {1}."),
        Phrase(
            "Order the post again by a brief.",
            de: "Bestellen Sie den Post mit einem Auftrag neu.",
            fr: "Commandez à nouveau le post par un brief."),
        Phrase("the reason is not known any more.", de: "Der Grund ist nicht mehr bekannt.", fr: "la raison n’est plus connue."),
        Phrase("It was not published: {1}", de: "Der Post wurde nicht veröffentlicht: {1}", fr: "Le post n’a pas été publié : {1}"),
        Phrase(
            #"Put that right and set Status to "Approved" to try again."#,
            de: "Beheben Sie das und setzen Sie Status auf „Approved“, um es erneut zu versuchen.",
            fr: "Corrigez cela et mettez Status à « Approved » pour réessayer."),
        Phrase("It is being sent since {1}.", de: "Der Post wird seit {1} gesendet.", fr: "Le post est en cours d’envoi depuis {1}."),
        Phrase("Look again in a minute.", de: "Sehen Sie in einer Minute wieder nach.", fr: "Regardez de nouveau dans une minute."),
        Phrase(
            "It was sent and no clear answer came ({1}); it is looked for among the account's posts.",
            de: "Der Post wurde gesendet, und es kam keine klare Antwort ({1}); er wird unter den Posts des Kontos gesucht.",
            fr: "Le post a été envoyé et aucune réponse claire n’est venue ({1}) ; il est recherché parmi les posts du compte."),
        Phrase(
            "Wait: within five minutes it is found, or the page asks you.",
            de: "Warten Sie: Binnen fünf Minuten ist er gefunden, oder die Seite fragt Sie.",
            fr: "Attendez : d’ici cinq minutes il est trouvé, ou la page vous pose la question."),
        Phrase(
            "Nobody but a person can tell whether it is live. {1}",
            de: "Nur ein Mensch kann sagen, ob der Post veröffentlicht ist. {1}",
            fr: "Seule une personne peut dire si le post est en ligne. {1}"),
        Phrase(
            "Nobody but a person can tell whether it is live.",
            de: "Nur ein Mensch kann sagen, ob der Post veröffentlicht ist.",
            fr: "Seule une personne peut dire si le post est en ligne."),
        Phrase(
            #"Look at the account's feed and choose "published" or "not published" under Answer on its page."#,
            de: "Sehen Sie im Feed des Kontos nach und wählen Sie auf der Seite unter Answer „published“ oder „not published“.",
            fr: "Regardez le fil du compte et choisissez « published » ou « not published » sous Answer sur la page."),
        Phrase(
            "Make room on that disk, or mend it; the daemon goes on by itself.",
            de: "Schaffen Sie Platz auf dieser Platte oder reparieren Sie sie; der Dienst macht von selbst weiter.",
            fr: "Faites de la place sur ce disque, ou réparez-le ; le service continue de lui-même."),
        Phrase(
            "The machine's clock says {1}, but the draft was changed at {2}.",
            de: "Die Uhr der Maschine zeigt {1}, der Entwurf aber wurde {2} geändert.",
            fr: "L’horloge de la machine indique {1}, mais le brouillon a été modifié {2}."),
        Phrase(
            "Set the machine's clock right; nothing goes out before its time.",
            de: "Stellen Sie die Uhr der Maschine; vor seiner Zeit geht nichts hinaus.",
            fr: "Réglez l’horloge de la machine ; rien ne part avant l’heure."),
        Phrase(
            "See the faults on the status page and in the log.",
            de: "Sehen Sie sich die Störungen auf der Statusseite und im Protokoll an.",
            fr: "Voyez les défauts sur la page d’état et dans le journal."),
        Phrase(
            "The Notion databases are not set up.",
            de: "Die Notion-Datenbanken sind nicht eingerichtet.",
            fr: "Les bases de données Notion ne sont pas installées."),
        Phrase(
            "Run copydesk setup notion --page URL.",
            de: "Führen Sie copydesk setup notion --page URL aus.",
            fr: "Lancez copydesk setup notion --page URL."),
        Phrase("Its page is in the trash.", de: "Die Seite liegt im Papierkorb.", fr: "La page est à la corbeille."),
        Phrase(
            "Restore the page in Notion, then approve it again.",
            de: "Stellen Sie die Seite in Notion wieder her und geben Sie dann erneut frei.",
            fr: "Restaurez la page dans Notion, puis approuvez à nouveau."),
        Phrase(
            "The page of its brand is gone, or not shared with Copydesk any more.",
            de: "Die Seite der Marke ist weg oder nicht mehr mit Copydesk geteilt.",
            fr: "La page de la marque a disparu, ou n’est plus partagée avec Copydesk."),
        Phrase(
            "Restore the brand's page in Notion, or share it again.",
            de: "Stellen Sie die Seite der Marke in Notion wieder her oder teilen Sie sie erneut.",
            fr: "Restaurez la page de la marque dans Notion, ou partagez-la à nouveau."),
        Phrase(
            #"The page of "{1}": {2}"#,
            de: "Die Seite von „{1}“: {2}",
            fr: "La page de « {1} » : {2}"),
        Phrase(
            #"The loop "{1}" failed and tries again by itself: {2}"#,
            de: "Die Schleife „{1}“ ist gescheitert und versucht es von selbst noch einmal: {2}",
            fr: "La boucle « {1} » a échoué et réessaie d’elle-même : {2}"),
        Phrase("The page cannot be read.", de: "Die Seite ist nicht lesbar.", fr: "La page est illisible."),
        Phrase(
            "Nothing to do if Notion comes back by {1}; after that the post expires unsent.",
            de: "Nichts zu tun, wenn Notion bis {1} zurück ist; danach verfällt der Post ungesendet.",
            fr: "Rien à faire si Notion revient d’ici {1} ; après, le post expire sans être envoyé."),
        Phrase("The board cannot be read: {1}", de: "Notion ist nicht lesbar: {1}", fr: "Notion est illisible : {1}"),
        Phrase(
            "It is tried again by itself; see Notion's status.",
            de: "Es wird von selbst erneut versucht; sehen Sie sich den Status von Notion an.",
            fr: "Un nouvel essai a lieu de lui-même ; voyez l’état de Notion."),
        Phrase(
            "Restore the page, or share it with Copydesk again.",
            de: "Stellen Sie die Seite wieder her oder teilen Sie sie erneut mit Copydesk.",
            fr: "Restaurez la page, ou partagez-la à nouveau avec Copydesk."),
        Phrase(
            "It is written and waits to be put on the board: {1}",
            de: "Der Text ist geschrieben und wartet darauf, nach Notion gestellt zu werden: {1}",
            fr: "Le texte est écrit et attend d’être mis dans Notion : {1}"),
        Phrase(
            "It is written and waits to be put on the board.",
            de: "Der Text ist geschrieben und wartet darauf, nach Notion gestellt zu werden.",
            fr: "Le texte est écrit et attend d’être mis dans Notion."),
    ]
}
