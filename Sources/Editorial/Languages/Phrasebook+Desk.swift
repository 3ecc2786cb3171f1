/// The section "Post", copies, pages and columns that are gone, and pictures in two places.
extension Phrasebook {
    static let desk: [Phrase] = [
        Phrase(
            "This feed has gone silent: nothing new since {1}. See whether it still exists, put its new address under URL, or tick Paused.",
            de:
                "Dieser Feed ist verstummt: nichts Neues seit {1}. Sehen Sie nach, ob es ihn noch gibt, tragen Sie unter URL seine neue Adresse ein oder setzen Sie bei Paused einen Haken.",
            fr:
                "Ce flux s’est tu : rien de nouveau depuis {1}. Voyez s’il existe encore, mettez sa nouvelle adresse sous URL, ou cochez Paused."
        ),
        Phrase(
            #"The feed "{1}" has gone silent: nothing new since {2}. See whether it still exists, and change or remove it in the configuration."#,
            de:
                "Der Feed „{1}“ ist verstummt: nichts Neues seit {2}. Sehen Sie nach, ob es ihn noch gibt, und ändern oder entfernen Sie ihn in der Konfiguration.",
            fr:
                "Le flux « {1} » s’est tu : rien de nouveau depuis {2}. Voyez s’il existe encore, et modifiez-le ou retirez-le de la configuration."
        ),
        Phrase(
            "This feed has had no entry since it was ordered on {1}. See whether its address is right, or tick Paused.",
            de:
                "Dieser Feed hatte keinen Eintrag, seit er am {1} bestellt wurde. Sehen Sie nach, ob seine Adresse stimmt, oder setzen Sie bei Paused einen Haken.",
            fr:
                "Ce flux n’a eu aucune entrée depuis qu’il a été commandé le {1}. Voyez si son adresse est juste, ou cochez Paused."
        ),
        Phrase(
            "Nothing new has come from this feed since {1}. {2} Put its new address under URL, or tick Paused.",
            de:
                "Von diesem Feed kam seit {1} nichts Neues. {2} Tragen Sie unter URL seine neue Adresse ein oder setzen Sie bei Paused einen Haken.",
            fr:
                "Rien de nouveau n’est venu de ce flux depuis {1}. {2} Mettez sa nouvelle adresse sous URL, ou cochez Paused."
        ),
        Phrase(
            #"The feed "{1}" has had no entry since it was ordered on {2}. See whether its address is right, and change or remove it in the configuration."#,
            de:
                "Der Feed „{1}“ hatte keinen Eintrag, seit er am {2} bestellt wurde. Sehen Sie nach, ob seine Adresse stimmt, und ändern oder entfernen Sie ihn in der Konfiguration.",
            fr:
                "Le flux « {1} » n’a eu aucune entrée depuis qu’il a été commandé le {2}. Voyez si son adresse est juste, et modifiez-le ou retirez-le de la configuration."
        ),
        Phrase(
            " No approved post is set for after that day yet.",
            de: " Für die Zeit danach ist noch kein freigegebener Post eingeplant.",
            fr: " Aucun post approuvé n’est encore prévu pour après ce jour."),
        Phrase(
            #"An approval is a person's, and {1} is a program. Set Status to Approved yourself, or comment /approve."#,
            de:
                "Freigaben erteilen Menschen, und {1} ist ein Programm. Setzen Sie Status selbst auf Approved oder kommentieren Sie /approve.",
            fr: "Une approbation vient d’une personne, et {1} est un programme. Mettez vous-même Status à Approved, ou commentez /approve."),
        Phrase(
            #""Alt text" and the words under the picture were both changed: those under "Alt text" count."#,
            de: "„Alt text“ und die Worte unter dem Bild wurden beide geändert: Es gelten die unter „Alt text“.",
            fr: "« Alt text » et les mots sous l’image ont été modifiés tous les deux : ceux sous « Alt text » comptent."),
        Phrase(
            #"The picture that was put into the page cannot be used: {1} The one under "Picture" counts."#,
            de: "Das Bild, das in die Seite gesetzt wurde, lässt sich nicht verwenden: {1} Es gilt das unter „Picture“.",
            fr: "L’image placée dans la page ne peut pas être utilisée : {1} Celle sous « Picture » compte."),
        Phrase(
            "This page was not to be found for a day, and its draft was closed. It is never published; its text stays here.",
            de:
                "Diese Seite war einen Tag lang nicht zu finden, und ihr Entwurf wurde geschlossen. Er wird nicht veröffentlicht; sein Text bleibt hier stehen.",
            fr:
                "Cette page est restée introuvable pendant un jour, et son brouillon a été fermé. Il ne sera jamais publié ; son texte reste ici."
        ),
        Phrase(
            "The page was not to be found in Notion for a day.",
            de: "Die Seite war in Notion einen Tag lang nicht zu finden.",
            fr: "La page est restée introuvable dans Notion pendant un jour."),
        Phrase(
            #"The text is put into a new section "Post"."#,
            de: "Der Text kommt in einen neuen Abschnitt „Post“.",
            fr: "Le texte est mis dans une nouvelle section « Post »."),
        Phrase(
            #"nobody can tell the post's text any more. {1}"#,
            de: "Welcher Text der Post ist, lässt sich nicht mehr erkennen. {1}",
            fr: "on ne peut plus savoir quel est le texte du post. {1}"),
        Phrase(
            #"The section "Post" is gone: undo that, or make a toggle heading called Post with the text inside it. Tick Restore and Copydesk puts the last text into a new one."#,
            de:
                "Der Abschnitt „Post“ fehlt: Machen Sie das rückgängig, oder legen Sie eine aufklappbare Überschrift namens Post mit dem Text darin an. Wenn Sie Restore ankreuzen, setzt Copydesk den letzten Text in eine neue.",
            fr:
                "La section « Post » a disparu : annulez cela, ou créez un titre dépliant appelé Post avec le texte à l’intérieur. Cochez Restore et Copydesk met le dernier texte dans une nouvelle."
        ),
        Phrase(
            #"Two sections are called "Post", and nobody can tell which one is meant: delete or rename the other."#,
            de:
                "Zwei Abschnitte heißen „Post“, und welcher gemeint ist, lässt sich nicht erkennen: Löschen Sie den anderen, oder benennen Sie ihn um.",
            fr: "Deux sections s’appellent « Post », et on ne peut pas savoir laquelle compte : supprimez ou renommez l’autre."),
        Phrase(
            "The Draft ID of this row was changed; it is written back, for by it the draft is known. Nothing else of the draft has changed.",
            de:
                "Die Draft ID dieser Zeile wurde geändert; sie wird zurückgeschrieben, denn an ihr ist der Entwurf zu erkennen. Sonst hat sich am Entwurf nichts geändert.",
            fr:
                "Le Draft ID de cette ligne a été modifié ; il est rétabli, car c’est lui qui identifie le brouillon. Rien d’autre n’y a changé."
        ),
        Phrase(
            "The draft of this page is not in Copydesk's store: nothing here is read, approved or published. Ask whoever runs Copydesk; for another post write a brief.",
            de:
                "Der Entwurf dieser Seite ist nicht in Copydesks Speicher: Nichts hier wird gelesen, freigegeben oder veröffentlicht. Fragen Sie, wer Copydesk betreibt; für einen anderen Post schreiben Sie einen Auftrag.",
            fr:
                "Le brouillon de cette page n’est pas dans le stock de Copydesk : rien n’y est lu, approuvé ni publié. Demandez à qui exploite Copydesk ; pour un autre post, écrivez un brief."
        ),
        Phrase(
            "The page says that this post is out, and the store does not know of it.",
            de: "Die Seite sagt, dass dieser Post veröffentlicht ist, und der Speicher weiß nichts davon.",
            fr: "La page dit que ce post est publié, et le stock n’en sait rien."),
        Phrase(
            "This page is a copy: nothing on it is read, approved or published. The draft is {1}. For another text of it comment /variant there; for another post write a brief.",
            de:
                "Diese Seite ist eine Kopie: Nichts darauf wird gelesen, freigegeben oder veröffentlicht. Der Entwurf ist {1}. Für einen anderen Text davon kommentieren Sie dort /variant; für einen anderen Post schreiben Sie einen Auftrag.",
            fr:
                "Cette page est une copie : rien n’y est lu, approuvé ni publié. Le brouillon est {1}. Pour en avoir un autre texte, commentez-y /variant ; pour un autre post, écrivez un brief."
        ),
        Phrase(
            "The uploaded picture {1} expired before it could be attached; it is uploaded again.",
            de: "Das hochgeladene Bild {1} ist verfallen, bevor es angehängt werden konnte; es wird noch einmal hochgeladen.",
            fr: "L’image téléversée {1} a expiré avant de pouvoir être jointe ; elle est téléversée de nouveau."),
        Phrase(
            #"The column "{1}" of {2} lacks the option {3}: add it in Notion or run copydesk setup notion --add."#,
            de:
                "Der Spalte „{1}“ von {2} fehlt die Option {3}: Ergänzen Sie sie in Notion, oder führen Sie copydesk setup notion --add aus.",
            fr: "La colonne « {1} » de {2} n’a pas l’option {3} : ajoutez-la dans Notion ou lancez copydesk setup notion --add."),
        Phrase(
            #"The column "{1}" of {2} lacks the options {3}: add them in Notion or run copydesk setup notion --add."#,
            de:
                "Der Spalte „{1}“ von {2} fehlen die Optionen {3}: Ergänzen Sie sie in Notion, oder führen Sie copydesk setup notion --add aus.",
            fr: "La colonne « {1} » de {2} n’a pas les options {3} : ajoutez-les dans Notion ou lancez copydesk setup notion --add."),
        Phrase(
            #"The column "{1}" ({2}) is missing in {3}: add it in Notion or run copydesk setup notion --add.{4}"#,
            de: "Die Spalte „{1}“ ({2}) fehlt in {3}: Ergänzen Sie sie in Notion, oder führen Sie copydesk setup notion --add aus.{4}",
            fr: "La colonne « {1} » ({2}) manque dans {3} : ajoutez-la dans Notion ou lancez copydesk setup notion --add.{4}"),
        Phrase(
            #"The column "{1}" of {2} is of type {3}, not {4}: change its type in Notion, or rename it and run copydesk setup notion --add.{5}"#,
            de:
                "Die Spalte „{1}“ von {2} hat den Typ {3}, nicht {4}: Ändern Sie ihren Typ in Notion, oder benennen Sie sie um und führen Sie copydesk setup notion --add aus.{5}",
            fr:
                "La colonne « {1} » de {2} est de type {3}, et non {4} : changez son type dans Notion, ou renommez-la et lancez copydesk setup notion --add.{5}"
        ),
        Phrase(
            #"The column "{1}" of {2} relates to "{3}", not to {4}: rename it in Notion and run copydesk setup notion --add.{5}"#,
            de:
                "Die Spalte „{1}“ von {2} verweist auf „{3}“ statt auf {4}: Benennen Sie sie in Notion um, und führen Sie copydesk setup notion --add aus.{5}",
            fr:
                "La colonne « {1} » de {2} est liée à « {3} » au lieu de {4} : renommez-la dans Notion et lancez copydesk setup notion --add.{5}"
        ),
        Phrase(
            " Nothing is sent until then, for nobody can tell what it forbids.",
            de: " Bis dahin wird nichts gesendet, denn niemand weiß, was sie verbietet.",
            fr: " Rien n’est envoyé d’ici là, car on ne peut pas savoir ce qu’elle interdit."),
        Phrase(
            "the logo is left out ({1})", de: "das Logo bleibt weg ({1})", fr: "le logo est laissé de côté ({1})"),
        Phrase(
            #"The page of "{1}" is not to be found in Notion: share it with the connection again (... > Connections). Without it what it said last counts until {2}, and it is gone then."#,
            de:
                "Die Seite von „{1}“ ist in Notion nicht zu finden: Geben Sie sie wieder für die Verbindung frei (... > Verbindungen). Ohne sie gilt bis {2}, was zuletzt darin stand; danach zählt sie als entfernt.",
            fr:
                "La page de « {1} » est introuvable dans Notion : partagez-la de nouveau avec la connexion (... > Connexions). Sans elle, ce qu’elle disait en dernier compte jusqu’à {2} ; ensuite, elle est considérée comme supprimée."
        ),
        Phrase(
            " Until then what it said last counts.", de: " Bis dahin gilt, was zuletzt darin stand.",
            fr: " D’ici là, c’est ce qu’elle disait en dernier qui compte."),
        Phrase(
            " Until then what it said last counts, and new rows wait.",
            de: " Bis dahin gilt, was zuletzt darin stand, und neue Zeilen warten.",
            fr: " D’ici là, c’est ce qu’elle disait en dernier qui compte, et les nouvelles lignes attendent."),
    ]
}
