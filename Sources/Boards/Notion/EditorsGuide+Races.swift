import Editorial
import Support

/// What is long in the editors' guide and said once: the commands, and what comes of two acts at once.
extension EditorsGuide {
    /// Every command with what it does, as `/help` has it.
    static func commands(in language: DeskLanguage) -> String {
        let rows = DeskCommand.guide.map { "| \($0.usage) | \($0.effect.text(in: Voice(language))) |" }
        return ([commandsHead(in: language)] + rows).joined(separator: "\n")
    }

    /// What happens, and what comes of it.
    static func races(in language: DeskLanguage) -> String {
        switch language {
        case .english: englishRaces
        case .german: germanRaces
        case .french: frenchRaces
        }
    }

    private static func commandsHead(in language: DeskLanguage) -> String {
        switch language {
        case .english: "| begin a comment, or Remarks, with | what it does |"
        case .german: "| am Anfang eines Kommentars oder in Remarks | was es bewirkt |"
        case .french: "| au début d’un commentaire, ou dans Remarks | ce que cela fait |"
        }
    }

    // The same rows as in docs/editors.md; a test compares them.
    private static let englishRaces = """
        | what happens | what comes of it |
        | somebody edits and somebody approves in the same minute | when Copydesk reads both at once, the approval is of the text \
        as it stands then, and the answer names its first line. An edit that is read after the approval makes it void. In both \
        cases the page has to stand unchanged for a full minute |
        | a comment /approve, and an edit or a new text of Copydesk's in a later minute, before Copydesk has read either | the \
        approval does not count, and the answer asks to look again |
        | the status or /approve is there before Copydesk's picture or new text is on the page | the approval does not count, and \
        the answer asks to look at the page as it is now. Of a comment Notion tells the minute alone: one of the minute in which \
        the picture came counts if Copydesk had looked for comments after it |
        | an edit makes an approval void, and /approve was commented in the same minute | the comment does not count for the \
        edited text: approve again |
        | Approved is set just when the text you asked for arrives | the approval does not count while the page still said Changes \
        requested: you may have meant the text before it. Once it says In review you see the new text, and it counts |
        | an approval so shortly before its time that this comes before the approval is in force | the post goes out as soon as it \
        is, a little late; later than the account allows, it gets the next free slot |
        | an edit after the approval, however late before its time | the approval is void, nothing is sent; approve again |
        | an edit while another text is being written | your text stands; the other one is listed under Versions |
        | two people edit at once | both edits stay; the version names both |
        | two people set Status at once | the later one stands. A comment /approve and a status that holds the post up (In review, \
        Changes requested, Rejected) in the same minute: the status counts, and the comment is asked to be made again |
        | a comment asks for another text, and Rejected is set before Copydesk has read it | the draft stays rejected, and the \
        answer says so |
        | two people approve at once | both are answered, one post goes out |
        | the page is put into the trash, or archived | the approval is void, nothing is sent. Restored, the draft is in review again; what \
        Copydesk had to say waits for it |
        | the page is no longer shared with Copydesk | the draft is kept as it is, the operator's status page says to share it \
        again; after a day without it the draft is closed and never published |
        | Status is changed after publishing | nothing; the true status comes back with a comment |
        | Account is changed | nothing is sent elsewhere: it comes back with a comment, for the text was written for that account. \
        For a post of another one write a brief |
        | Draft ID is emptied or overwritten, as by a cell dragged down | it is written back with a comment, and the draft stays what \
        it is |
        | the server of a picture that you put there does not give it | it is tried again for ten minutes; comments are answered \
        meanwhile, and nothing is approved. Then the page says that it cannot be used |
        | you duplicate a draft's page | the copy is no draft: it says so, loses Status, Publish at and Draft ID, and nothing on \
        it is read. For another text comment /variant, for another post write a brief |
        | a rule, a button or another connection sets Status or comments /approve | where Notion names a program as the author, \
        Approved does not count: an approval is a person's. Everything that holds a post up counts (In review, Changes requested, \
        Rejected, Hold), whoever set it. Where Notion names the person who pressed a button, that person did it |
        | the section Post is deleted or pasted over | nothing can be approved, an approval is void; the text is kept. Undo it, \
        make a toggle heading called Post with the text inside, or tick Restore and Copydesk makes it anew with the last text |
        | Post is moved, also into a column or a toggle, or renamed | nothing: it is found again |
        | there are two sections called Post | nothing can be approved until one of them is deleted or renamed |
        | a column, an option or a database is renamed, columns change their order | nothing: they are known by their ids |
        | a column is deleted or gets another type | the status page says so once, and so does a comment on the brand's page that \
        mentions its Editors; what it said last stays as it was, and everything else goes on |
        | the page of a brand, brief or feed is no longer shared with Copydesk | what it said last counts for a day, and the status page \
        says to share it again; then it is gone |
        | Notion is away or slow | everything waits and follows in order: one page for each draft, one answer for each order |
        """

    private static let germanRaces = """
        | was geschieht | was daraus wird |
        | jemand bearbeitet und jemand gibt in derselben Minute frei | liest Copydesk beides zugleich, gilt die Freigabe dem Text, \
        wie er dann dasteht, und die Antwort nennt seine erste Zeile. Eine Änderung, die nach der Freigabe gelesen wird, hebt sie \
        auf. In beiden Fällen muss die Seite eine volle Minute unverändert stehen |
        | ein Kommentar /approve und eine Änderung oder ein neuer Text von Copydesk in einer späteren Minute, bevor Copydesk eines \
        von beiden gelesen hat | die Freigabe zählt nicht, und die Antwort bittet, noch einmal hinzusehen |
        | der Status oder /approve ist da, bevor Bild oder neuer Text von Copydesk auf der Seite sind | die Freigabe zählt nicht, \
        und die Antwort bittet, die Seite anzusehen, wie sie jetzt ist. Von einem Kommentar nennt Notion nur die Minute: Einer aus \
        der Minute, in der das Bild kam, zählt, wenn Copydesk danach nach Kommentaren gesehen hat |
        | eine Änderung hebt eine Freigabe auf, und /approve wurde in derselben Minute kommentiert | der Kommentar zählt für den \
        geänderten Text nicht: Geben Sie erneut frei |
        | Approved wird gerade gesetzt, als der bestellte Text ankommt | die Freigabe zählt nicht, solange auf der Seite noch \
        Changes requested stand: Sie könnten den Text davor gemeint haben. Steht dort In review, sehen Sie den neuen Text, und sie \
        zählt |
        | eine Freigabe so kurz vor dem Termin, dass er kommt, bevor sie in Kraft ist | der Post geht hinaus, sobald sie es ist, \
        etwas verspätet; später, als das Konto erlaubt, bekommt er den nächsten freien Termin |
        | eine Änderung nach der Freigabe, wie knapp vor dem Termin auch immer | die Freigabe gilt nicht mehr, nichts wird \
        gesendet; geben Sie erneut frei |
        | eine Änderung, während ein anderer Text geschrieben wird | Ihr Text bleibt stehen; der andere steht unter Versionen |
        | zwei Personen bearbeiten zugleich | beide Änderungen bleiben; die Version nennt beide |
        | zwei Personen setzen zugleich Status | der spätere gilt. Ein Kommentar /approve und ein Status, der den Post aufhält (In \
        review, Changes requested, Rejected), in derselben Minute: Der Status zählt, und um den Kommentar wird noch einmal gebeten \
        |
        | ein Kommentar bestellt einen anderen Text, und Rejected wird gesetzt, bevor Copydesk ihn gelesen hat | der Entwurf \
        bleibt abgelehnt, und die Antwort sagt es |
        | zwei Personen geben zugleich frei | beide bekommen eine Antwort, ein Post geht hinaus |
        | die Seite wird in den Papierkorb gelegt oder archiviert | die Freigabe gilt nicht mehr, nichts wird gesendet. Wiederhergestellt ist der \
        Entwurf wieder in Durchsicht; was Copydesk zu sagen hatte, wartet so lange |
        | die Seite ist nicht mehr mit Copydesk geteilt | der Entwurf bleibt, wie er ist, die Statusseite des Betriebs sagt, dass \
        sie wieder zu teilen ist; nach einem Tag ohne sie wird der Entwurf geschlossen und nie veröffentlicht |
        | Status wird nach der Veröffentlichung geändert | nichts; der wahre Status kommt mit einem Kommentar zurück |
        | Account wird geändert | nichts geht anderswohin: Es kommt mit einem Kommentar zurück, denn der Text ist für dieses Konto \
        geschrieben. Für einen Post eines anderen schreiben Sie ein Briefing |
        | Draft ID wird geleert oder überschrieben, etwa durch eine heruntergezogene Zelle | sie wird mit einem Kommentar \
        zurückgeschrieben, und der Entwurf bleibt, was er ist |
        | der Server eines Bilds, das Sie abgelegt haben, gibt es nicht her | es wird zehn Minuten lang erneut versucht; Kommentare \
        werden solange beantwortet, freigegeben wird nichts. Dann sagt die Seite, dass es nicht verwendbar ist |
        | Sie duplizieren die Seite eines Entwurfs | die Kopie ist kein Entwurf: Sie sagt es selbst, verliert Status, Publish at \
        und Draft ID, und nichts auf ihr wird gelesen. Für einen anderen Text kommentieren Sie /variant, für einen anderen Post \
        schreiben Sie einen Auftrag |
        | eine Regel, ein Knopf oder eine andere Verbindung setzt Status oder kommentiert /approve | wo Notion ein Programm als \
        Urheber nennt, zählt Approved nicht: Freigaben erteilen Menschen. Alles, was einen Post aufhält, zählt (In review, Changes \
        requested, Rejected, Hold), wer es auch gesetzt hat. Wo Notion die Person nennt, die einen Knopf gedrückt hat, war sie es |
        | der Abschnitt Post wird gelöscht oder überklebt | nichts kann freigegeben werden, eine Freigabe gilt nicht mehr; der \
        Text bleibt erhalten. Machen Sie es rückgängig, legen Sie eine aufklappbare Überschrift namens Post mit dem Text darin an \
        oder setzen Sie bei Restore einen Haken, dann legt Copydesk ihn mit dem letzten Text neu an |
        | Post wird verschoben, auch in eine Spalte oder einen aufklappbaren Block, oder umbenannt | nichts: Der Abschnitt wird \
        wiedergefunden |
        | es gibt zwei Abschnitte namens Post | nichts kann freigegeben werden, bis einer von ihnen gelöscht oder umbenannt ist |
        | eine Spalte, eine Option oder eine Datenbank wird umbenannt, Spalten ändern ihre Reihenfolge | nichts: Sie sind an ihren \
        Kennungen bekannt |
        | eine Spalte wird gelöscht oder bekommt einen anderen Typ | die Statusseite sagt es einmal, ebenso ein Kommentar auf der \
        Seite der Marke, der ihre Editors erwähnt; was sie zuletzt sagte, bleibt, und alles andere geht weiter |
        | die Seite einer Marke, eines Auftrags oder eines Feeds ist nicht mehr mit Copydesk geteilt | einen Tag lang gilt, was zuletzt \
        darin stand, und die Statusseite sagt, dass sie wieder zu teilen ist; danach zählt sie als entfernt |
        | Notion ist weg oder langsam | alles wartet und folgt der Reihe nach: eine Seite je Entwurf, eine Antwort je Auftrag |
        """

    private static let frenchRaces = """
        | ce qui se passe | ce qui en résulte |
        | quelqu’un modifie et quelqu’un approuve dans la même minute | si Copydesk lit les deux en même temps, l’approbation vaut \
        pour le texte tel qu’il est alors, et la réponse cite sa première ligne. Une modification lue après l’approbation \
        l’annule. Dans les deux cas, la page doit rester inchangée une minute entière |
        | un commentaire /approve, et une modification ou un nouveau texte de Copydesk dans une minute suivante, avant que \
        Copydesk n’ait lu l’un ou l’autre | l’approbation ne compte pas, et la réponse demande de regarder à nouveau |
        | le statut ou /approve est là avant que l’image ou le nouveau texte de Copydesk ne soit sur la page | l’approbation ne \
        compte pas, et la réponse demande de regarder la page telle qu’elle est maintenant. D’un commentaire, Notion ne donne que \
        la minute : un commentaire de la minute où l’image est arrivée compte si Copydesk avait cherché des commentaires après \
        elle |
        | une modification annule une approbation, et /approve a été commenté dans la même minute | le commentaire ne compte pas \
        pour le texte modifié : approuvez à nouveau |
        | Approved est mis juste quand le texte demandé arrive | l’approbation ne compte pas tant que la page indiquait encore \
        Changes requested : vous pensiez peut-être au texte d’avant. Dès qu’elle indique In review, vous voyez le nouveau texte, \
        et elle compte |
        | une approbation si près de l’heure que celle-ci arrive avant son entrée en vigueur | le post part dès qu’elle l’est, un \
        peu en retard ; plus tard que le compte ne le permet, il reçoit le prochain créneau libre |
        | une modification après l’approbation, si près de l’heure que ce soit | l’approbation est annulée, rien n’est envoyé ; \
        approuvez à nouveau |
        | une modification pendant qu’un autre texte est écrit | votre texte reste ; l’autre figure sous Versions |
        | deux personnes modifient en même temps | les deux modifications restent ; la version nomme les deux |
        | deux personnes mettent Status en même temps | le dernier vaut. Un commentaire /approve et un statut qui retient le post \
        (In review, Changes requested, Rejected) dans la même minute : le statut compte, et il est demandé de refaire le \
        commentaire |
        | un commentaire demande un autre texte, et Rejected est mis avant que Copydesk ne l’ait lu | le brouillon reste refusé, \
        et la réponse le dit |
        | deux personnes approuvent en même temps | les deux reçoivent une réponse, un seul post part |
        | la page est mise à la corbeille, ou archivée | l’approbation est annulée, rien n’est envoyé. Restauré, le brouillon est de nouveau en \
        relecture ; ce que Copydesk avait à dire l’attend |
        | la page n’est plus partagée avec Copydesk | le brouillon reste tel qu’il est, la page d’état de l’exploitation dit de la \
        partager à nouveau ; après un jour sans elle, le brouillon est fermé et n’est jamais publié |
        | Status est changé après la publication | rien ; le vrai statut revient avec un commentaire |
        | Account est modifié | rien ne part ailleurs : il revient avec un commentaire, car le texte a été écrit pour ce compte. \
        Pour un post d’un autre, écrivez un brief |
        | Draft ID est vidé ou écrasé, par exemple par une cellule étirée | il est rétabli avec un commentaire, et le brouillon reste \
        ce qu’il est |
        | le serveur d’une image que vous avez mise ne la donne pas | de nouveaux essais suivent pendant dix minutes ; entre-temps \
        les commentaires reçoivent leur réponse et rien n’est approuvé. Puis la page dit qu’elle est inutilisable |
        | vous dupliquez la page d’un brouillon | la copie n’est pas un brouillon : elle le dit elle-même, perd Status, Publish at \
        et Draft ID, et rien n’y est lu. Pour un autre texte, commentez /variant ; pour un autre post, écrivez un brief |
        | une règle, un bouton ou une autre connexion met Status ou commente /approve | là où Notion nomme un programme comme \
        auteur, Approved ne compte pas : une approbation vient d’une personne. Tout ce qui retient un post compte (In review, \
        Changes requested, Rejected, Hold), qui que ce soit qui l’ait mis. Là où Notion nomme la personne qui a appuyé sur un \
        bouton, c’est elle |
        | la section Post est supprimée ou écrasée par un collage | rien ne peut être approuvé, une approbation est annulée ; le \
        texte est gardé. Annulez, faites un titre dépliant nommé Post avec le texte à l’intérieur, ou cochez Restore et Copydesk \
        la refait avec le dernier texte |
        | Post est déplacé, même dans une colonne ou un bloc dépliant, ou renommé | rien : la section est retrouvée |
        | il y a deux sections nommées Post | rien ne peut être approuvé tant que l’une d’elles n’est pas supprimée ou renommée |
        | une colonne, une option ou une base de données est renommée, des colonnes changent d’ordre | rien : elles sont connues \
        par leurs identifiants |
        | une colonne est supprimée ou change de type | la page d’état le dit une fois, et un commentaire sur la page de la \
        marque, qui mentionne ses Editors, aussi ; ce qu’elle disait en dernier reste, et tout le reste continue |
        | la page d’une marque, d’un brief ou d’un flux n’est plus partagée avec Copydesk | ce qu’elle disait en dernier compte \
        pendant un jour, et la page d’état dit de la partager de nouveau ; ensuite, elle est considérée comme supprimée |
        | Notion est absent ou lent | tout attend et suit dans l’ordre : une page par brouillon, une réponse par commande |
        """
}
