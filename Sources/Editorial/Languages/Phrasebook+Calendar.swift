/// Slots, reminders and what stands against a date.
extension Phrasebook {
    static let calendar: [Phrase] = [
        Phrase(
            "{1} has passed; choose a later time.",
            de: "{1} ist vorbei; wählen Sie eine spätere Zeit.",
            fr: "{1} est passé ; choisissez une heure plus tardive."),
        Phrase(
            "{1} is after the end of this draft's window ({2}); choose an earlier time.",
            de: "{1} liegt nach dem Ende des Zeitfensters dieses Entwurfs ({2}); wählen Sie eine frühere Zeit.",
            fr: "{1} est après la fin de la période de ce brouillon ({2}) ; choisissez une heure plus proche."),
        Phrase(
            "A post has a date: tick Hold or reject it to keep it from going out.",
            de: "Ein Post hat einen Termin: Damit er nicht hinausgeht, setze Hold oder lehne ihn ab.",
            fr: "Une publication a une date : pour qu'elle ne parte pas, cochez Hold ou refusez-la."),
        Phrase(#"in the blackout "{1}""#, de: "in der Sperrzeit „{1}“", fr: "dans la période bloquée « {1} »"),
        Phrase(#"in the holidays ("{1}")"#, de: "in den Feiertagen („{1}“)", fr: "dans les jours fériés (« {1} »)"),
        Phrase(
            "less than {1} min from another post at {2}",
            de: "weniger als {1} Min. von einem anderen Post entfernt ({2})",
            fr: "à moins de {1} min d’un autre post ({2})"),
        Phrase(
            "post {1} of that day, of which the account allows {2}",
            de: "Post {1} dieses Tages, von denen das Konto {2} erlaubt",
            fr: "le post {1} de ce jour, dont le compte permet {2}"),
        Phrase(
            "post {1} of that day, of which the brand allows {2}",
            de: "Post {1} dieses Tages, von denen die Marke {2} erlaubt",
            fr: "le post {1} de ce jour, dont la marque permet {2}"),
        Phrase("choose another time", de: "wählen Sie eine andere Zeit", fr: "choisissez une autre heure"),
        Phrase("leave the gap", de: "lassen Sie den Abstand", fr: "laissez l’intervalle"),
        Phrase("choose another day", de: "wählen Sie einen anderen Tag", fr: "choisissez un autre jour"),
        Phrase("{1} is {2}; {3}.", de: "{1} ist {2}; {3}.", fr: "{1} est {2} ; {3}."),
        Phrase(
            #"nearly the text of "{1}", published {2}"#,
            de: "fast der Text von „{1}“, veröffentlicht {2}",
            fr: "presque le texte de « {1} », publié {2}"),
        Phrase(
            #"nearly the text of "{1}", due {2}"#,
            de: "fast der Text von „{1}“, vorgesehen {2}",
            fr: "presque le texte de « {1} », prévu {2}"),
        Phrase(
            "It waits: it is {1}{2}. Comment /anyway to publish it all the same, or change the text and approve it again.",
            de:
                "Er wartet: Er ist {1}{2}. Kommentieren Sie /anyway, um ihn trotzdem zu veröffentlichen, oder ändern Sie den Text und geben Sie ihn erneut frei.",
            fr: "Il attend : il est {1}{2}. Commentez /anyway pour le publier quand même, ou changez le texte et approuvez-le à nouveau."),
        Phrase(
            "Its slot {1} passed {2} ago, and {3} posts at most {4} late.",
            de: "Sein Termin {1} ist seit {2} vorbei, und {3} veröffentlicht höchstens {4} verspätet.",
            fr: "Son créneau {1} est passé depuis {2}, et {3} publie avec au plus {4} de retard."),
        Phrase("It gets the next free slot.", de: "Er bekommt den nächsten freien Termin.", fr: "Il reçoit le prochain créneau libre."),
        Phrase(
            "It stays approved and waits for you: set Publish at, or comment /next for the next free slot.",
            de:
                "Er bleibt freigegeben und wartet auf Sie: Setzen Sie Publish at oder kommentieren Sie /next für den nächsten freien Termin.",
            fr: "Il reste approuvé et vous attend : réglez Publish at, ou commentez /next pour le prochain créneau libre."),
        Phrase(
            "This account skips what it missed, so the draft is in review again and gets no slot by itself: approve it once more for the next free slot, or reject it.",
            de:
                "Dieses Konto überspringt Verpasstes; deshalb ist der Entwurf wieder zur Durchsicht da und bekommt von selbst keinen Termin: Geben Sie ihn für den nächsten freien Termin noch einmal frei oder lehnen Sie ihn ab.",
            fr:
                "Ce compte saute ce qu’il a manqué ; le brouillon est donc de nouveau en relecture et ne reçoit pas de créneau de lui-même : approuvez-le encore une fois pour le prochain créneau libre, ou refusez-le."
        ),
        Phrase("Not sent. {1} {2}", de: "Nicht gesendet. {1} {2}", fr: "Non envoyé. {1} {2}"),
        Phrase("Scheduled for {1}.", de: "Eingeplant für {1}.", fr: "Programmé pour {1}."),
        Phrase(
            "The approval ends before that, {1}: set an earlier Publish at, or approve once more then.",
            de: "Die Freigabe endet davor, {1}: Setzen Sie Publish at früher oder geben Sie dann noch einmal frei.",
            fr: "L’approbation prend fin avant, {1} : avancez Publish at, ou approuvez encore une fois à ce moment-là."),
        Phrase(
            "No free slot is left before {1}: give the brand more slots, or set Publish at.",
            de: "Vor {1} ist kein Termin mehr frei: Geben Sie der Marke mehr Slots oder setzen Sie Publish at.",
            fr: "Il ne reste aucun créneau libre avant {1} : donnez plus de Slots à la marque, ou réglez Publish at."),
        Phrase(
            "it got no slot within its window",
            de: "Der Entwurf bekam in seinem Zeitfenster keinen Termin",
            fr: "il n’a pas reçu de créneau dans sa période"),
        Phrase(
            "it was not approved within its window",
            de: "Der Entwurf wurde in seinem Zeitfenster nicht freigegeben",
            fr: "il n’a pas été approuvé dans sa période"),
        Phrase(
            "Expired: {1}. It will not be published.",
            de: "Verfallen: {1}. Er wird nicht veröffentlicht.",
            fr: "Expiré : {1}. Il ne sera pas publié."),
        Phrase(
            "Ready for review, proposed for {1}: approve it, ask for changes, or reject it. Without an approval it is not published.",
            de:
                "Bereit zur Durchsicht, vorgeschlagen für {1}: Geben Sie frei, wünschen Sie Änderungen oder lehnen Sie ab. Ohne Freigabe wird nichts veröffentlicht.",
            fr:
                "Prêt pour la relecture, proposé pour {1} : approuvez, demandez des modifications ou refusez. Sans approbation, il n’est pas publié."
        ),
        Phrase(
            "Ready for review: approve it, ask for changes, or reject it. Without an approval it is not published.",
            de:
                "Bereit zur Durchsicht: Geben Sie frei, wünschen Sie Änderungen oder lehnen Sie ab. Ohne Freigabe wird nichts veröffentlicht.",
            fr: "Prêt pour la relecture : approuvez, demandez des modifications ou refusez. Sans approbation, il n’est pas publié."),
        Phrase(
            "Not approved yet, and its proposed time is {1}, in {2}. Without an approval it moves to the next free slot.",
            de:
                "Noch nicht freigegeben, und der vorgeschlagene Termin ist {1}, in {2}. Ohne Freigabe rückt er auf den nächsten freien Termin.",
            fr: "Pas encore approuvé, et l’heure proposée est {1}, dans {2}. Sans approbation, il passe au prochain créneau libre."),
        Phrase("near", de: "bald", fr: "proche"),
        Phrase("{1} minute", de: "{1} Minute", fr: "{1} minute"),
        Phrase("{1} minutes", de: "{1} Minuten", fr: "{1} minutes"),
        Phrase("{1} hours", de: "{1} Stunden", fr: "{1} heures"),
        Phrase(
            "Still without an answer: set Publish at, or comment /next for the next free slot.",
            de: "Noch immer ohne Antwort: Setzen Sie Publish at oder kommentieren Sie /next für den nächsten freien Termin.",
            fr: "Toujours sans réponse : réglez Publish at, ou commentez /next pour le prochain créneau libre."),
        Phrase(
            "Still without an answer: comment /anyway to publish it all the same, or change the text and approve it again.",
            de:
                "Noch immer ohne Antwort: Kommentieren Sie /anyway, um ihn trotzdem zu veröffentlichen, oder ändern Sie den Text und geben Sie ihn erneut frei.",
            fr: "Toujours sans réponse : commentez /anyway pour le publier quand même, ou changez le texte et approuvez-le à nouveau."),
        Phrase(
            #"Still without an answer: is this post live? Look there, and choose "published" (with Published URL) or "not published" under Answer. Nothing is sent until then."#,
            de:
                "Noch immer ohne Antwort: Ist dieser Post veröffentlicht? Sehen Sie dort nach und wählen Sie unter Answer „published“ (mit Published URL) oder „not published“. Bis dahin wird nichts gesendet.",
            fr:
                "Toujours sans réponse : ce post est-il en ligne ? Regardez sur place et choisissez « published » (avec Published URL) ou « not published » sous Answer. Rien n’est envoyé d’ici là."
        ),
        Phrase(
            #"the slot "{1}" cannot be read at "{2}": write for example {3}"#,
            de: "der Termin „{1}“ ist bei „{2}“ nicht lesbar: Schreiben Sie zum Beispiel {3}",
            fr: "le créneau « {1} » est illisible à « {2} » : écrivez par exemple {3}"),
        Phrase(
            #"the slot "{1}" cannot be read to its end: write for example {2}"#,
            de: "der Termin „{1}“ ist nicht bis zum Ende lesbar: Schreiben Sie zum Beispiel {2}",
            fr: "le créneau « {1} » est illisible jusqu’au bout : écrivez par exemple {2}"),
        Phrase(
            #"the blackout "{1}" cannot be read at "{2}": write for example {3}"#,
            de: "die Sperrzeit „{1}“ ist bei „{2}“ nicht lesbar: Schreiben Sie zum Beispiel {3}",
            fr: "la période bloquée « {1} » est illisible à « {2} » : écrivez par exemple {3}"),
        Phrase(
            #""Tue 09:00, Thu 14:30" or "Mon-Fri 08:15""#,
            de: "„Di 09:00, Do 14:30“ oder „Mo-Fr 08:15“",
            fr: "« mar 09:00, jeu 14:30 » ou « lun-ven 08:15 »"),
        Phrase(
            #""2026-12-24..2026-12-26", "Sat-Sun", "daily 22:00-07:00" or "Fri 18:00-Mon 08:00""#,
            de: "„2026-12-24..2026-12-26“, „Sa-So“, „täglich 22:00-07:00“ oder „Fr 18:00-Mo 08:00“",
            fr: "« 2026-12-24..2026-12-26 », « sam-dim », « quotidien 22:00-07:00 » ou « ven 18:00-lun 08:00 »"),
        Phrase(
            "Still without an answer: look at the live post and choose under Answer, as the comment before says.",
            de:
                "Noch immer ohne Antwort: Sehen Sie sich den veröffentlichten Post an und wählen Sie unter Answer, wie der Kommentar davor sagt.",
            fr: "Toujours sans réponse : regardez le post en ligne et choisissez sous Answer, comme le dit le commentaire précédent."),
        Phrase(
            #"The account "{1}" is not in the configuration: add an [[account]] with that name, or take it off the brand."#,
            de:
                "Das Konto „{1}“ steht nicht in der Konfiguration: Ergänzen Sie ein [[account]] mit diesem Namen oder nehmen Sie es bei der Marke heraus.",
            fr: "Le compte « {1} » n’est pas dans la configuration : ajoutez un [[account]] de ce nom, ou retirez-le de la marque."),
        Phrase(
            "The calendar of {1} cannot be used: {2}",
            de: "Der Kalender von {1} ist nicht verwendbar: {2}",
            fr: "Le calendrier de {1} est inutilisable : {2}"),
        Phrase(
            "there is no time zone '{1}': {2}",
            de: "es gibt keine Zeitzone „{1}“: {2}",
            fr: "il n’y a pas de fuseau horaire « {1} » : {2}"),
        Phrase("did you mean {1}?", de: "meinten Sie {1}?", fr: "vouliez-vous dire {1} ?"),
        Phrase(
            "write an IANA name such as Europe/Berlin (package tzdata must be installed)",
            de: "schreiben Sie einen IANA-Namen wie Europe/Berlin (das Paket tzdata muss installiert sein)",
            fr: "écrivez un nom IANA comme Europe/Berlin (le paquet tzdata doit être installé)"),
    ]
}
