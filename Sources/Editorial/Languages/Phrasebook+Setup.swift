extension Phrasebook {
    /// What setup writes into the databases that it makes.
    static let setup = purposes + brandHints + feedHints + briefHints + draftHints + examples

    private static let purposes = [
        Phrase(
            "Who speaks: voice, calendar and rules. The guidelines go into the page itself.",
            de: "Wer spricht: Stimme, Kalender und Regeln. Die Richtlinien stehen auf der Seite selbst.",
            fr: "Qui parle : voix, calendrier et règles. Les consignes se mettent dans la page elle-même."),
        Phrase("What Copydesk reads.", de: "Was Copydesk liest.", fr: "Ce que lit Copydesk."),
        Phrase(
            "Orders for posts. Everything else you want to say goes into the page itself.",
            de: "Aufträge für Beiträge. Alles, was Sie sonst sagen wollen, steht auf der Seite selbst.",
            fr: "Commandes de posts. Tout ce que vous voulez dire d’autre se met dans la page elle-même."),
        Phrase(
            "Posts for review. Edit the text under \"Post\", then set Status to Approved.",
            de: "Beiträge zur Durchsicht. Ändern Sie den Text unter „Post“ und setzen Sie dann Status auf Approved.",
            fr: "Posts à relire. Modifiez le texte sous « Post », puis mettez Status sur Approved."),
        Phrase("Review board", de: "Durchsicht", fr: "Relecture"),
        Phrase("Calendar", de: "Kalender", fr: "Calendrier"),
        Phrase("Copydesk.", de: "Von Copydesk.", fr: "Par Copydesk."),
        Phrase("You.", de: "Von Ihnen.", fr: "Par vous."),
    ]

    private static let brandHints = [
        Phrase("You: the brand's name.", de: "Sie: der Name der Marke.", fr: "Vous : le nom de la marque."),
        Phrase(
            "You: nothing of this brand is sent while ticked.",
            de: "Sie: Solange angekreuzt, wird von dieser Marke nichts gesendet.",
            fr: "Vous : tant que c’est coché, rien de cette marque n’est envoyé."),
        Phrase(
            "You: the language of drafts and of what Copydesk writes on their pages.",
            de: "Sie: die Sprache der Entwürfe und dessen, was Copydesk auf ihre Seiten schreibt.",
            fr: "Vous : la langue des brouillons et de ce que Copydesk écrit sur leurs pages."),
        Phrase("You: for example Europe/Berlin.", de: "Sie: zum Beispiel Europe/Berlin.", fr: "Vous : par exemple Europe/Paris."),
        Phrase(
            "You: weekly posting times, for example Tue 09:00, Thu 14:30.",
            de: "Sie: wöchentliche Zeiten für Beiträge, zum Beispiel Di 09:00, Do 14:30.",
            fr: "Vous : heures de publication de la semaine, par exemple mar 09:00, jeu 14:30."),
        Phrase(
            "You: times without posts, for example 2026-12-24..2026-12-26, Fri 18:00-Mon 08:00.",
            de: "Sie: Zeiten ohne Beiträge, zum Beispiel 2026-12-24..2026-12-26, Fr 18:00-Mo 08:00.",
            fr: "Vous : périodes sans posts, par exemple 2026-12-24..2026-12-26, ven 18:00-lun 08:00."),
        Phrase(
            "You: most posts on one day and account.",
            de: "Sie: höchstens so viele Beiträge je Tag und Konto.",
            fr: "Vous : nombre maximal de posts par jour et par compte."),
        Phrase(
            "You: names of accounts in Copydesk's configuration.",
            de: "Sie: Namen von Konten aus der Konfiguration von Copydesk.",
            fr: "Vous : noms de comptes de la configuration de Copydesk."),
        Phrase("You: to prefer, best first.", de: "Sie: bevorzugte, die besten zuerst.", fr: "Vous : à préférer, les meilleurs d’abord."),
        Phrase("You: separated by commas.", de: "Sie: durch Kommas getrennt.", fr: "Vous : séparés par des virgules."),
        Phrase(
            "You: how pictures should look.", de: "Sie: wie Bilder aussehen sollen.", fr: "Vous : à quoi doivent ressembler les images."),
        Phrase(
            "You: for example #0a1433, #ffcc00; the first is the background.",
            de: "Sie: zum Beispiel #0a1433, #ffcc00; die erste ist der Hintergrund.",
            fr: "Vous : par exemple #0a1433, #ffcc00 ; la première est celle du fond."),
        Phrase("You: the brand's logo.", de: "Sie: das Logo der Marke.", fr: "Vous : le logo de la marque."),
        Phrase(
            "You: who is asked to review.", de: "Sie: wer um Durchsicht gebeten wird.", fr: "Vous : à qui la relecture est demandée."),
        Phrase(
            "You: who may approve, by the comment /approve. Empty: everybody.",
            de: "Sie: wer mit dem Kommentar /approve freigeben darf. Leer: alle.",
            fr: "Vous : qui peut approuver, par le commentaire /approve. Vide : tout le monde."),
        Phrase(
            "You: two people have to approve.", de: "Sie: Zwei Personen müssen freigeben.", fr: "Vous : deux personnes doivent approuver."),
        Phrase(
            "You: nobody approves a text that he wrote or changed himself.",
            de: "Sie: Niemand gibt einen Text frei, den er selbst geschrieben oder geändert hat.",
            fr: "Vous : personne n’approuve un texte qu’il a lui-même écrit ou modifié."),
        Phrase(
            "You: an approval ends after so many days without a post. Empty: it lasts.",
            de: "Sie: Eine Freigabe endet nach so vielen Tagen ohne Beitrag. Leer: Sie bleibt.",
            fr: "Vous : une approbation prend fin après tant de jours sans post. Vide : elle reste."),
        Phrase(
            "You: how long a post waits when Notion cannot be read, for example 30m.",
            de: "Sie: wie lange ein Beitrag wartet, wenn Notion nicht lesbar ist, zum Beispiel 30m.",
            fr: "Vous : combien de temps un post attend quand Notion est illisible, par exemple 30m."),
        Phrase(
            "Copydesk: what the accounts' permissions allow.",
            de: "Copydesk: was die Rechte der Konten erlauben.",
            fr: "Copydesk : ce que permettent les droits des comptes."),
        Phrase(
            "Copydesk: when the guidelines were last read.",
            de: "Copydesk: wann die Richtlinien zuletzt gelesen wurden.",
            fr: "Copydesk : quand les consignes ont été lues pour la dernière fois."),
        Phrase(
            "Copydesk: what could not be understood.",
            de: "Copydesk: was nicht verstanden wurde.",
            fr: "Copydesk : ce qui n’a pas été compris."),
    ]

    private static let feedHints = [
        Phrase(
            "You or Copydesk: the feed's name.", de: "Sie oder Copydesk: der Name des Feeds.", fr: "Vous ou Copydesk : le nom du flux."),
        Phrase(
            "You: the address of the feed or of the site.",
            de: "Sie: die Adresse des Feeds oder der Website.",
            fr: "Vous : l’adresse du flux ou du site."),
        Phrase(
            "You: the brand it feeds. Empty: all.",
            de: "Sie: die Marke, für die er da ist. Leer: alle.",
            fr: "Vous : la marque qu’il alimente. Vide : toutes."),
        Phrase("You: what it is about.", de: "Sie: worum es geht.", fr: "Vous : de quoi il s’agit."),
        Phrase(
            "You: read for context, never drafted from.",
            de: "Sie: wird als Hintergrund gelesen, nie für Entwürfe benutzt.",
            fr: "Vous : lu pour le contexte, jamais utilisé pour un brouillon."),
        Phrase(
            "You: not read while ticked.", de: "Sie: Solange angekreuzt, wird er nicht gelesen.", fr: "Vous : pas lu tant que c’est coché."),
        Phrase(
            "Copydesk: date of the newest entry.", de: "Copydesk: Datum des neuesten Eintrags.",
            fr: "Copydesk : date de l’entrée la plus récente."),
        Phrase(
            "Copydesk: why it cannot be read.", de: "Copydesk: warum er nicht lesbar ist.", fr: "Copydesk : pourquoi il est illisible."),
    ]

    private static let briefHints = [
        Phrase(
            "You or Copydesk: only open briefs are worked on.",
            de: "Sie oder Copydesk: Nur an offenen Briefings wird gearbeitet.",
            fr: "Vous ou Copydesk : seuls les briefs ouverts sont traités."),
        Phrase("You: who speaks.", de: "Sie: wer spricht.", fr: "Vous : qui parle."),
        Phrase(
            "You: if it differs from the brand's.",
            de: "Sie: wenn er von dem der Marke abweicht.",
            fr: "Vous : s’il diffère de celui de la marque."),
        Phrase("You: who should read it.", de: "Sie: wer es lesen soll.", fr: "Vous : qui doit le lire."),
        Phrase("You: what it should bring about.", de: "Sie: was es bewirken soll.", fr: "Vous : ce que cela doit produire."),
        Phrase("You: what must be said.", de: "Sie: was gesagt werden muss.", fr: "Vous : ce qui doit être dit."),
        Phrase(
            "You: words that should appear, separated by commas.",
            de: "Sie: Wörter, die vorkommen sollen, durch Kommas getrennt.",
            fr: "Vous : mots qui doivent apparaître, séparés par des virgules."),
        Phrase("You: what readers should do.", de: "Sie: was die Leser tun sollen.", fr: "Vous : ce que les lecteurs doivent faire."),
        Phrase("You: addresses to link.", de: "Sie: Adressen, die verlinkt werden sollen.", fr: "Vous : adresses à mettre en lien."),
        Phrase(
            "You: feeds to prefer. Empty: the brand's.",
            de: "Sie: bevorzugte Feeds. Leer: die der Marke.",
            fr: "Vous : flux à préférer. Vide : ceux de la marque."),
        Phrase(
            "You: how often. Empty: once.", de: "Sie: wie oft. Leer: einmal.", fr: "Vous : à quelle fréquence. Vide : une fois."),
        Phrase("You: how many in all.", de: "Sie: wie viele insgesamt.", fr: "Vous : combien en tout."),
        Phrase(
            "You: nothing is drafted or published after it.", de: "Sie: Danach wird nichts mehr entworfen oder veröffentlicht.",
            fr: "Vous : rien n’est rédigé ni publié après."),
    ]

    private static let draftHints = [
        Phrase(
            "You: Approved, Changes requested, Rejected or In review. Copydesk sets the others.",
            de: "Sie: Approved, Changes requested, Rejected oder In review. Die anderen setzt Copydesk.",
            fr: "Vous : Approved, Changes requested, Rejected ou In review. Copydesk met les autres."),
        Phrase(
            "You or Copydesk: when it is posted.",
            de: "Sie oder Copydesk: wann er veröffentlicht wird.",
            fr: "Vous ou Copydesk : quand il est publié."),
        Phrase("Copydesk: where it is posted.", de: "Copydesk: wo er veröffentlicht wird.", fr: "Copydesk : où il est publié."),
        Phrase(
            "You: what to change, or a command such as /shorter; /help lists them. Copydesk empties it.",
            de: "Sie: was zu ändern ist, oder ein Befehl wie /shorter; /help nennt alle. Copydesk leert das Feld.",
            fr: "Vous : ce qu’il faut changer, ou une commande comme /shorter ; /help les cite toutes. Copydesk vide le champ."),
        Phrase(
            "You or Copydesk: replace it with a picture of your own.",
            de: "Sie oder Copydesk: Ersetzen Sie es durch ein eigenes Bild.",
            fr: "Vous ou Copydesk : remplacez-la par une image à vous."),
        Phrase(
            "You or Copydesk: what the picture shows, for people who cannot see it.",
            de: "Sie oder Copydesk: was das Bild zeigt, für Menschen, die es nicht sehen.",
            fr: "Vous ou Copydesk : ce que montre l’image, pour les personnes qui ne la voient pas."),
        Phrase(
            "Copydesk: what was checked and what blocks approval.",
            de: "Copydesk: was geprüft wurde und was der Freigabe im Weg steht.",
            fr: "Copydesk : ce qui a été vérifié et ce qui bloque l’approbation."),
        Phrase(
            "You: not sent while ticked.", de: "Sie: Solange angekreuzt, wird er nicht gesendet.",
            fr: "Vous : pas envoyé tant que c’est coché."),
        Phrase("Copydesk: the main source.", de: "Copydesk: die wichtigste Quelle.", fr: "Copydesk : la source principale."),
        Phrase(
            "You: the variant to put under \"Post\"; the comment /variant asks for another one.",
            de: "Sie: die Variante, die unter „Post“ stehen soll; der Kommentar /variant bestellt eine weitere.",
            fr: "Vous : la variante à mettre sous « Post » ; le commentaire /variant en demande une autre."),
        Phrase(
            "You: tick to put the version before the present text back; any other by its box under Versions. Copydesk unticks it.",
            de:
                "Sie: Kreuzen Sie an, um die Fassung vor dem jetzigen Text zurückzuholen; jede andere durch ihr Kästchen unter Versionen. Copydesk nimmt das Kreuz weg.",
            fr: "Vous : cochez pour remettre la version d’avant le texte actuel ; toute autre par sa case sous Versions. Copydesk décoche."),
        Phrase(
            "You: when Status is Needs check, what you saw on the platform.",
            de: "Sie: wenn Status auf Needs check steht, was Sie auf der Plattform gesehen haben.",
            fr: "Vous : quand Status est sur Needs check, ce que vous avez vu sur la plateforme."),
        Phrase(
            "Copydesk; or you, with the answer \"published\".",
            de: "Copydesk; oder Sie, mit der Antwort „published“.",
            fr: "Copydesk ; ou vous, avec la réponse « published »."),
        Phrase(
            "Copydesk: why it was not posted.",
            de: "Copydesk: warum er nicht veröffentlicht wurde.",
            fr: "Copydesk : pourquoi il n’a pas été publié."),
        Phrase("Copydesk: do not change.", de: "Copydesk: nicht ändern.", fr: "Copydesk : ne pas modifier."),
    ]

    private static let examples = [
        Phrase("Example brand", de: "Beispiel einer Marke", fr: "Exemple de marque"),
        Phrase("Voice", de: "Stimme", fr: "Voix"),
        Phrase(
            "We write plainly, in short sentences, and say what we know.",
            de: "Wir schreiben schlicht, in kurzen Sätzen, und sagen, was wir wissen.",
            fr: "Nous écrivons simplement, en phrases courtes, et disons ce que nous savons."),
        Phrase("Do and don't", de: "Erwünscht und unerwünscht", fr: "À faire et à éviter"),
        Phrase("Do name the source.", de: "Nennen Sie die Quelle.", fr: "Citez la source."),
        Phrase("Don't use superlatives.", de: "Keine Superlative.", fr: "Pas de superlatifs."),
        Phrase("Example feed: Swift.org", de: "Beispiel eines Feeds: Swift.org", fr: "Exemple de flux : Swift.org"),
        Phrase("Example brief", de: "Beispiel eines Briefings", fr: "Exemple de brief"),
        Phrase(
            "People who run small servers", de: "Menschen, die kleine Server betreiben", fr: "Les personnes qui gèrent de petits serveurs"),
        Phrase(
            "Write here what the post should be about.",
            de: "Schreiben Sie hier, worum es in dem Beitrag gehen soll.",
            fr: "Écrivez ici de quoi doit parler le post."),
        Phrase(
            "Example of a draft (not one of Copydesk's, delete it whenever you like)",
            de: "Beispiel eines Entwurfs (nicht von Copydesk; löschen Sie ihn, wann Sie wollen)",
            fr: "Exemple de brouillon (pas de Copydesk ; supprimez-le quand vous voulez)"),
        Phrase(
            "Somebody reads a page and writes a remark next to it.",
            de: "Jemand liest eine Seite und schreibt eine Anmerkung daneben.",
            fr: "Quelqu’un lit une page et écrit une remarque à côté."),
        Phrase(
            "• What the checks found stands here.",
            de: "• Hier steht, was die Prüfungen ergeben haben.",
            fr: "• Ici figure ce que les vérifications ont trouvé."),
        Phrase(
            "How the post begins, its length, account and time, and what still blocks approval.",
            de: "Wie der Beitrag beginnt, seine Länge, sein Konto und seine Zeit, und was der Freigabe noch im Weg steht.",
            fr: "Comment le post commence, sa longueur, son compte et son heure, et ce qui bloque encore l’approbation."),
        Phrase(
            "The text of the post stands here. Edit it as you like: your words are the truth.",
            de: "Hier steht der Text des Beitrags. Ändern Sie ihn, wie Sie wollen: Ihre Worte gelten.",
            fr: "Le texte du post se trouve ici. Modifiez-le à votre guise : vos mots font foi."),
        Phrase(
            "Every text that another one replaced.",
            de: "Jeder Text, den ein anderer ersetzt hat.",
            fr: "Chaque texte qu’un autre a remplacé."),
        Phrase(
            "What it rests on, with the quoted passages.",
            de: "Worauf er sich stützt, mit den zitierten Stellen.",
            fr: "Ce sur quoi il repose, avec les passages cités."),
    ]
}
