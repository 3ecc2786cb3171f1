import Support

/// The editors' guide in French; the names of columns, options and commands are those of the desk.
extension EditorsGuide {
    static var french: String {
        """
        Copydesk dépose des brouillons de posts LinkedIn dans **Drafts**. C’est là que vous les lisez, les modifiez, les approuvez ou \
        les refusez. Ce que vous approuvez est publié à la minute prévue, exactement tel que vous l’avez approuvé et une seule fois. Ce \
        que personne n’a approuvé n’est jamais publié.
        ## Les quatre bases de données
        | base de données | ce que vous y faites |
        | **Drafts** | relire les posts : en tableau par statut, en calendrier par date |
        | **Briefs** | commander des posts : sujet, public, messages clés, liens, cadence, échéance ; tout le reste va sur la page \
        elle-même |
        | **Brands** | dire qui parle : charte sur la page, calendrier, comptes, couleurs, mots interdits. Paused arrête tous les posts \
        de la marque |
        | **Feeds** | nommer les flux à lire ; Status, Last item, Last error et Items a week disent comment va chacun |
        La description de chaque colonne dit qui la remplit. Vous pouvez renommer les colonnes, les options et les bases de données et \
        changer l’ordre des colonnes. Ne supprimez pas de colonnes et ne changez pas leur type : la page d’état de l’exploitation et \
        un commentaire sur la page de chaque marque disent alors ce qui manque, et ce que la colonne disait en dernier compte jusqu’à \
        son retour.
        ## Un brouillon
        L’encadré en haut de la page montre comment le post commence avant que LinkedIn ne le replie, sa longueur, son compte, son heure \
        et ce qui empêche encore l’approbation. Le texte est sous **Post** ; ce que les vérifications ont trouvé, les sources avec les \
        passages cités et les versions antérieures sont repliés plus bas.
        | vous | ensuite |
        | modifiez le texte sous Post, Alt text ou Picture | votre modification fait foi ; les vérifications sont refaites |
        | écrivez dans Remarks, ou commentez en commençant par @copydesk ou / | une nouvelle version suit la remarque ; l’ancienne reste \
        sous Versions |
        | cochez une case sous Versions, ou Restore | ce texte revient sous Post |
        | mettez Status à Approved, ou commentez /approve | après une minute entière sans autre modification, l’approbation est en \
        vigueur, et un commentaire dit pour quand |
        | changez Publish at | le post y est déplacé, ou un commentaire dit pourquoi c’est impossible |
        | cochez Hold, ou commentez /hold | le post n’est pas envoyé tant que vous ne le décochez pas |
        | commentez /why | un commentaire dit ce qui bloque le brouillon et ce qu’il faut faire |
        | mettez Status à Changes requested | un autre texte est écrit |
        | mettez Status à Rejected, avec une raison dans Remarks si vous voulez | le brouillon est fermé ; la raison est \
        retenue pour choisir et écrire les prochains brouillons de la marque |
        | commentez /correct avec un nouveau texte quand le post est en ligne | ce texte est en relecture ; une fois approuvé, il \
        remplace celui du post en ligne |
        | commentez /takedown quand le post est en ligne | il est supprimé après le commentaire /takedown confirm |
        | cochez une règle sous Règles proposées sur la page de la marque | elle fait dès lors partie de la charte ; supprimée, elle n’est plus \
        proposée |
        | cochez Paused sur la marque | plus rien de la marque n’est envoyé ; seul un post déjà en cours d’envoi se termine |
        Une approbation vaut pour ce que vous avez vu : texte, texte alternatif, image, compte et liens. Si l’un d’eux change, elle \
        n’est plus valable, et un commentaire le dit. Les personnes qui discutent entre elles dans les commentaires sont laissées \
        tranquilles.
        ## Commandes
        \(commands(in: .french))
        Chacune reçoit une seule réponse : dans son fil, ou par un commentaire de la page si elle était sous Remarks. \
        Modifier un commentaire compte s’il n’était pas une commande, par exemple mal orthographiée ; ce qui a reçu une autre réponse n’est \
        pas relu.
        ## Ce que Status veut dire
        | statut | ce qu’il veut dire |
        | In review | attend votre décision ; l’heure sous Publish at avance tant que personne ne décide |
        | Approved, Scheduled | part à l’heure de Publish at |
        | Published | est en ligne ; le lien est sous Published URL |
        | Needs check | la réponse de LinkedIn s’est perdue : regardez sur place, puis choisissez published ou not published sous Answer \
        |
        | Failed | n’a pas été publié ; Last error dit pourquoi. Approuvez à nouveau quand la cause a disparu |
        | Rejected, Expired | ne sera jamais publié |
        Drafting, Scheduled, Published, Needs check, Failed et Expired ne sont mis que par Copydesk.
        ## Qui peut approuver
        Tout le monde, sauf si la marque en décide autrement sous Approvers, Two approvers ou Not own text. Dans ce cas, seul le \
        commentaire /approve compte, car Notion ne dit pas qui a mis un statut.
        ## Un brief
        Un brief ouvert (Open) donne des brouillons au rythme de Cadence jusqu’à ce que les Posts wanted soient commandés ou que la \
        Deadline soit passée ; ce qui est rédigé part avant elle ou pas du tout. Ils sont écrits à partir de Key messages, du texte de la \
        page, des pages sous Links et des éléments de ses flux qui conviennent. Note dit où il en est.
        ## En combien de temps
        Les colonnes et le texte sont vus en 15 secondes environ, les commentaires de la page en une minute. Les commentaires sur un \
        paragraphe isolé, l’image ou l’encadré sont vus en quelques minutes sur une page modifiée dans les dix dernières minutes, sinon \
        toutes les six heures seulement si l’exploitation n’a pas mis en place de webhooks : utilisez Remarks ou un commentaire de la page. \
        Les commentaires dans les parties repliées, comme Versions, ne sont pas cherchés.
        ## Quand deux choses arrivent en même temps
        Rien n’est publié qui n’ait été approuvé tel quel, rien de ce que vous écrivez n’est écrasé, et la page dit ce qu’il en est advenu.
        \(races(in: .french))
        ## Ce qui peut se trouver sous Post
        - Paragraphes, titres, listes, citations, tâches, blocs dépliants, encadrés et code deviennent du texte ; le gras et les \
        couleurs disparaissent.
        - Un mot avec lien devient « mot (adresse) » ; #mot est un hashtag.
        - Les images, tableaux, contenus intégrés et séparateurs empêchent l’approbation ; Checks les nomme.
        """
    }
}
