/// What blocks a draft, and the next step.
extension Phrasebook {
    static let causes: [Phrase] = [
        Phrase("No Copydesk daemon is running.", de: "Es läuft kein Copydesk-Dienst.", fr: "Aucun service Copydesk ne tourne."),
        Phrase(
            "Start it: systemctl start copydesk.",
            de: "Starten Sie ihn: systemctl start copydesk.",
            fr: "Démarrez-le : systemctl start copydesk."),
        Phrase("No brand took it: {1}", de: "Keine Marke hat es genommen: {1}", fr: "Aucune marque ne l’a pris : {1}"),
        Phrase(
            "To have it all the same, order it by a brief.",
            de: "Wenn Sie es trotzdem möchten, bestellen Sie es mit einem Auftrag.",
            fr: "Pour l’avoir quand même, commandez-le par un brief."),
        Phrase("No brand has looked at it yet.", de: "Noch keine Marke hat es angesehen.", fr: "Aucune marque ne l’a encore regardé."),
        Phrase(
            "Nothing to do: it is looked at by itself.",
            de: "Nichts zu tun: Es wird von selbst angesehen.",
            fr: "Rien à faire : il est regardé de lui-même."),
        Phrase(
            "No text could be written: {1}",
            de: "Es konnte kein Text geschrieben werden: {1}",
            fr: "Aucun texte n’a pu être écrit : {1}"),
        Phrase(
            "Put that right and order the post again by a brief.",
            de: "Beheben Sie das und bestellen Sie den Post mit einem Auftrag neu.",
            fr: "Corrigez cela et commandez à nouveau le post par un brief."),
        Phrase(
            "It was chosen and waits for the writer.",
            de: "Es wurde gewählt und wartet auf das Schreiben.",
            fr: "Il a été choisi et attend d’être écrit."),
        Phrase(
            "Nothing to do: it goes on by itself.",
            de: "Nichts zu tun: Es geht von selbst weiter.",
            fr: "Rien à faire : cela continue de soi-même."),
        Phrase("It is tried again at {1}.", de: "Der nächste Versuch ist {1}.", fr: "Le prochain essai a lieu {1}."),
        Phrase("It is tried again at {1}. {2}", de: "Der nächste Versuch ist {1}. {2}", fr: "Le prochain essai a lieu {1}. {2}"),
        Phrase("It is tried again now.", de: "Es wird jetzt erneut versucht.", fr: "Un nouvel essai a lieu maintenant."),
        Phrase(
            "The text could not be written yet: {1}",
            de: "Der Text konnte noch nicht geschrieben werden: {1}",
            fr: "Le texte n’a pas encore pu être écrit : {1}"),
        Phrase("It is tried again by itself.", de: "Es wird von selbst erneut versucht.", fr: "Un nouvel essai a lieu de lui-même."),
        Phrase(
            "What is approved is not what is there now.",
            de: "Freigegeben ist nicht, was jetzt da ist.",
            fr: "Ce qui est approuvé n’est pas ce qui s’y trouve maintenant."),
        Phrase(
            #"Set Status to "In review" and approve it again."#,
            de: "Setzen Sie Status auf „In review“ und geben Sie erneut frei.",
            fr: "Mettez Status à « In review » et approuvez à nouveau."),
        Phrase("Hold is ticked on its page.", de: "Auf der Seite ist Hold angehakt.", fr: "Hold est coché sur la page."),
        Phrase(
            "Untick Hold to release it.",
            de: "Nehmen Sie das Häkchen bei Hold weg, um den Post freizulassen.",
            fr: "Décochez Hold pour le libérer."),
        Phrase(
            "Everything is paused in the configuration.",
            de: "In der Konfiguration ist alles angehalten.",
            fr: "Tout est en pause dans la configuration."),
        Phrase("Set daemon.paused to false.", de: "Setzen Sie daemon.paused auf false.", fr: "Mettez daemon.paused à false."),
        Phrase(
            "The account {1} is paused in the configuration.",
            de: "Das Konto {1} ist in der Konfiguration angehalten.",
            fr: "Le compte {1} est en pause dans la configuration."),
        Phrase("Set its paused to false.", de: "Setzen Sie sein paused auf false.", fr: "Mettez son paused à false."),
        Phrase(
            "The brand {1} is paused on its page.",
            de: "Die Marke {1} ist auf ihrer Seite angehalten.",
            fr: "La marque {1} est en pause sur sa page."),
        Phrase("Untick Paused there.", de: "Nehmen Sie dort das Häkchen bei Paused weg.", fr: "Décochez Paused à cet endroit."),
        Phrase(
            "The account {1} is switched off in the configuration.",
            de: "Das Konto {1} ist in der Konfiguration ausgeschaltet.",
            fr: "Le compte {1} est désactivé dans la configuration."),
        Phrase("Set its enabled to true.", de: "Setzen Sie sein enabled auf true.", fr: "Mettez son enabled à true."),
        Phrase(
            "The account {1} is not in the configuration.",
            de: "Das Konto {1} steht nicht in der Konfiguration.",
            fr: "Le compte {1} n’est pas dans la configuration."),
        Phrase(
            "Add an [[account]] with that name.",
            de: "Ergänzen Sie ein [[account]] mit diesem Namen.",
            fr: "Ajoutez un [[account]] de ce nom."),
        Phrase(
            "All posts of the account are kept; the next try is at {1}.",
            de: "Alle Posts des Kontos bleiben erhalten; der nächste Versuch ist {1}.",
            fr: "Tous les posts du compte sont conservés ; le prochain essai a lieu {1}."),
        Phrase(
            "The token of account {1} cannot publish: {2}.",
            de: "Das Token des Kontos {1} kann nicht veröffentlichen: {2}.",
            fr: "Le jeton du compte {1} ne peut pas publier : {2}."),
        Phrase("connect the account again", de: "verbinden Sie das Konto erneut", fr: "reconnectez le compte"),
        Phrase(
            "Give the app that right, then {1}.",
            de: "Geben Sie der App dieses Recht, dann: {1}.",
            fr: "Donnez ce droit à l’application, puis : {1}."),
        Phrase(
            "The token of account {1} ends on {2}, before its time {3}.",
            de: "Das Token des Kontos {1} endet {2}, vor dem Termin {3}.",
            fr: "Le jeton du compte {1} prend fin {2}, avant l’heure prévue {3}."),
        Phrase(
            "Make a new token and put it where the account's token points.",
            de: "Erzeugen Sie ein neues Token und legen Sie es dort ab, wohin token des Kontos zeigt.",
            fr: "Créez un nouveau jeton et mettez-le là où pointe token du compte."),
        Phrase("For a new token: {1}.", de: "Für ein neues Token: {1}.", fr: "Pour un nouveau jeton : {1}."),
        Phrase(
            "Correct those words; the draft goes on by itself.",
            de: "Berichtigen Sie diese Worte; der Entwurf geht von selbst weiter.",
            fr: "Corrigez ces mots ; le brouillon continue de lui-même."),
        Phrase(
            "The time in which it may be published ended on {1}.",
            de: "Das Zeitfenster für die Veröffentlichung endete {1}.",
            fr: "La période de publication a pris fin {1}."),
        Phrase("Order the post again.", de: "Bestellen Sie den Post neu.", fr: "Commandez à nouveau le post."),
        Phrase(
            "Its time {1} is after the end of its window, {2}.",
            de: "Der Termin {1} liegt nach dem Ende des Zeitfensters, {2}.",
            fr: "L’heure prévue {1} est après la fin de sa période, {2}."),
        Phrase("Set an earlier Publish at.", de: "Setzen Sie Publish at früher.", fr: "Avancez Publish at."),
        Phrase("Its time {1} is {2} by now.", de: "Der Termin {1} ist inzwischen {2}.", fr: "L’heure prévue {1} est désormais {2}."),
        Phrase(
            "It will get another time then; set Publish at to choose one yourself.",
            de: "Er bekommt dann einen anderen Termin; setzen Sie Publish at, um selbst einen zu wählen.",
            fr: "Il recevra alors une autre heure ; réglez Publish at pour en choisir une vous-même."),
        Phrase(
            "The approval ends on {1}, before its time {2}.",
            de: "Die Freigabe endet {1}, vor dem Termin {2}.",
            fr: "L’approbation prend fin {1}, avant l’heure prévue {2}."),
        Phrase(
            "Set an earlier Publish at, or approve once more then.",
            de: "Setzen Sie Publish at früher oder geben Sie dann noch einmal frei.",
            fr: "Avancez Publish at, ou approuvez encore une fois à ce moment-là."),
        Phrase("It missed its slot.", de: "Der Post hat seinen Termin verpasst.", fr: "Le post a manqué son créneau."),
        Phrase(
            "Set Publish at, or comment /next for the next free slot.",
            de: "Setzen Sie Publish at oder kommentieren Sie /next für den nächsten freien Termin.",
            fr: "Réglez Publish at, ou commentez /next pour le prochain créneau libre."),
        Phrase(
            "Its text nearly repeats another post of the account.",
            de: "Der Text wiederholt fast einen anderen Post des Kontos.",
            fr: "Son texte répète presque un autre post du compte."),
        Phrase(
            "Comment /anyway to publish it all the same, or change the text.",
            de: "Kommentieren Sie /anyway, um ihn trotzdem zu veröffentlichen, oder ändern Sie den Text.",
            fr: "Commentez /anyway pour le publier quand même, ou changez le texte."),
        Phrase(
            "It is approved and is being given its time.",
            de: "Der Post ist freigegeben und bekommt gerade seinen Termin.",
            fr: "Le post est approuvé et reçoit son heure."),
        Phrase(
            "There is no posting time before the end of its window, {1}.",
            de: "Vor dem Ende des Zeitfensters, {1}, gibt es keinen Termin.",
            fr: "Il n’y a pas d’heure de publication avant la fin de sa période, {1}."),
        Phrase(
            "Give the brand more Slots, or set Publish at.",
            de: "Geben Sie der Marke mehr Slots oder setzen Sie Publish at.",
            fr: "Donnez plus de Slots à la marque, ou réglez Publish at."),
        Phrase("another post's", de: "von einem anderen Post belegt", fr: "celle d’un autre post"),
        Phrase(
            "No posting time is free before {1}: the next one, {2}, is {3}.",
            de: "Vor {1} ist kein Termin frei: Der nächste, {2}, ist {3}.",
            fr: "Aucune heure de publication n’est libre avant {1} : la prochaine, {2}, est {3}."),
        Phrase(
            "Its time, {1}, has come, and it is sent as soon as its page was looked at.",
            de: "Der Termin, {1}, ist da, und der Post wird gesendet, sobald die Seite geprüft ist.",
            fr: "L’heure prévue, {1}, est venue, et le post est envoyé dès que sa page a été regardée."),
        Phrase("It is being given its time.", de: "Der Post bekommt gerade seinen Termin.", fr: "Le post reçoit son heure."),
        Phrase(
            "Its slot {1} has come; by the account's jitter it goes out at {2}.",
            de: "Der Termin {1} ist da; durch die Streuung des Kontos (jitter) geht der Post {2} hinaus.",
            fr: "Son créneau {1} est venu ; par la dispersion du compte (jitter), le post part {2}."),
        Phrase("Nothing to do.", de: "Nichts zu tun.", fr: "Rien à faire."),
        Phrase(
            "Nothing blocks it: it goes out at {1}.",
            de: "Nichts hält den Post auf: Er geht {1} hinaus.",
            fr: "Rien ne le bloque : il part {1}."),
        Phrase(
            "To move it, set Publish at.",
            de: "Um ihn zu verschieben, setzen Sie Publish at.",
            fr: "Pour le déplacer, réglez Publish at."),
        Phrase("The page will ask for a date.", de: "Die Seite wird nach einem Termin fragen.", fr: "La page demandera une date."),
        Phrase("It goes back to review.", de: "Er geht zurück zur Durchsicht.", fr: "Il retourne en relecture."),
        Phrase(
            "It goes out at {1}; picture and request are being made.",
            de: "Der Post geht {1} hinaus; Bild und Anfrage werden vorbereitet.",
            fr: "Le post part {1} ; l’image et la requête sont en préparation."),
        Phrase(
            "The account's last post went out at {1}, and its gap is {2} min.",
            de: "Der letzte Post des Kontos ging {1} hinaus, und der Abstand beträgt {2} Min.",
            fr: "Le dernier post du compte est parti {1}, et son intervalle est de {2} min."),
        Phrase("It goes out at {1}.", de: "Der Post geht {1} hinaus.", fr: "Le post part {1}."),
        Phrase(
            "A worker had it until {1} and ended without a result.",
            de: "Ein Arbeitsschritt hatte ihn bis {1} und endete ohne Ergebnis.",
            fr: "Une étape l’avait jusqu’au {1} et a fini sans résultat."),
        Phrase(
            "Nothing to do: it is taken again. If this stays, look into the log.",
            de: "Nichts zu tun: Es geht von vorn los. Bleibt es dabei, sehen Sie ins Protokoll.",
            fr: "Rien à faire : il est repris. Si cela dure, regardez le journal."),
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
