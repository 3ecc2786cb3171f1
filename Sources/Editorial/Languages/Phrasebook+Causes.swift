/// What keeps a post from its text or its time, and the next step: the machine, pauses, accounts, tokens and the calendar.
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
    ]
}
