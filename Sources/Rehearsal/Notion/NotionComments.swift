import FoundationEssentials
import HTTPServer
import Support

/// A remark in a thread on a page or a block.
struct NotionComment: Sendable {
    let id: String
    let discussion: String
    let parent: NotionItem.Parent
    let created: Date
    let author: String
    var edited: Date
    var text: [JSON]
    var displayName: JSON
    var attachments: [JSON] = []
    var isResolved = false

    var target: String {
        switch parent {
        case .page(let id), .block(let id), .source(let id): id
        case .workspace: ""
        }
    }
}

extension NotionWorkspace {
    mutating func createComment(_ body: NotionField) throws -> JSON {
        try settings.require(.insertComments)
        try body.allow(["parent", "discussion_id", "rich_text", "markdown", "attachments", "display_name"])
        if body["parent"].isPresent == body["discussion_id"].isPresent {
            throw NotionRefusal(message: "body failed validation: exactly one of body.parent and body.discussion_id should be defined.")
        }
        let text = try commentText(body)
        let attachments = body["attachments"].isPresent ? try body["attachments"].elements(most: 3) : []
        var references: [JSON] = []
        for field in attachments { references.append(try uploadedAttachment(field)) }
        let kind =
            body["display_name"].isPresent ? try body["display_name"]["type"].oneOf(["integration", "user", "custom"]) : "integration"
        let name = kind == "custom" ? try body["display_name"]["custom"]["name"].string() : settings.botName
        let (parent, discussion) = try commentTarget(body)
        let comment = addComment(
            text, on: parent, discussion: discussion, displayName: ["type": .string(kind), "resolved_name": .string(name)])
        comments[comments.count - 1].attachments = references
        return showComment(comments.last ?? comment)
    }

    private mutating func uploadedAttachment(_ field: NotionField) throws -> JSON {
        let id = try field["file_upload_id"].id()
        return try fileReference(
            NotionField(field.path, ["type": "file_upload", "file_upload": ["id": .string(id)]]), needsName: false, types: nil)
    }

    private func commentText(_ body: NotionField) throws -> [JSON] {
        if body["rich_text"].isPresent == body["markdown"].isPresent {
            throw NotionRefusal(message: "body failed validation: exactly one of body.rich_text and body.markdown should be defined.")
        }
        if body["markdown"].isPresent { return NotionRichText.plain(try body["markdown"].text(most: 2000)) }
        return try richText(body["rich_text"])
    }

    private func commentTarget(_ body: NotionField) throws -> (NotionItem.Parent, String?) {
        let parent: NotionItem.Parent
        var discussion: String?
        if body["discussion_id"].isPresent {
            let id = try body["discussion_id"].id()
            guard let first = comments.first(where: { $0.discussion == id }), isVisible(first.target) else {
                throw NotionRefusal.missing("discussion", id)
            }
            (parent, discussion) = (first.parent, id)
        } else {
            _ = try body["parent"].object()
            try body["parent"].allow(["type", "page_id", "block_id"])
            if body["parent"]["block_id"].isPresent {
                let target = try item(try body["parent"]["block_id"].id(), name: "block")
                parent = target.kind == .page ? .page(target.id) : .block(target.id)
            } else {
                parent = .page(try page(try body["parent"]["page_id"].id()).id)
            }
        }
        guard case .page(let id) = parent else { return (parent, discussion) }
        if isTrashed(id) { throw NotionRefusal.inTrash }
        return (parent, discussion)
    }

    /// Comments do not move the page's stamp.
    @discardableResult
    mutating func addComment(_ text: [JSON], on parent: NotionItem.Parent, discussion: String?, displayName: JSON) -> NotionComment {
        let comment = NotionComment(
            id: NotionID.make(), discussion: discussion ?? NotionID.make(), parent: parent, created: now, author: actor, edited: now,
            text: text,
            displayName: displayName)
        comments.append(comment)
        return comment
    }

    /// Open comments on exactly this page or block, oldest first; those on a page's blocks are asked for by block.
    mutating func listComments(_ request: ServerRequest) throws -> JSON {
        try settings.require(.readComments)
        guard let given = request.query("block_id") else {
            throw NotionRefusal(message: "query failed validation: query.block_id should be defined, instead was `undefined`.")
        }
        let target = try item(try NotionID.inPath(given, "block_id"), name: "block").id
        let open = comments.filter { $0.target == target && !$0.isResolved }.map(\.id)
        let (part, next) = try cursors.page(open, after: request.cursor, size: try NotionLimits.pageSize(request.pageSize))
        let shown = part.compactMap { id in comments.first { $0.id == id } }
        return notionList(shown.map { showComment($0) }, next: next, type: "comment")
    }

    private func commentIndex(_ segment: String, ownOnly: Bool) throws -> Int {
        let id = try NotionID.inPath(segment, "comment_id")
        guard let index = comments.firstIndex(where: { $0.id == id }), isVisible(comments[index].target) else {
            throw NotionRefusal.missing("comment", id)
        }
        if ownOnly, comments[index].author != NotionPerson.bot.id {
            throw NotionRefusal(message: "Only comments created by this integration can be changed.")
        }
        return index
    }

    mutating func getComment(_ segment: String) throws -> JSON {
        try settings.require(.readComments)
        return showComment(comments[try commentIndex(segment, ownOnly: false)])
    }

    mutating func updateComment(_ segment: String, _ body: NotionField) throws -> JSON {
        try settings.require(.insertComments)
        try body.allow(["rich_text", "markdown"])
        let index = try commentIndex(segment, ownOnly: true)
        comments[index].text = try commentText(body)
        comments[index].edited = now
        return showComment(comments[index])
    }

    mutating func deleteComment(_ segment: String) throws -> JSON {
        try settings.require(.insertComments)
        return showComment(comments.remove(at: try commentIndex(segment, ownOnly: true)))
    }

    private mutating func showComment(_ comment: NotionComment) -> JSON {
        var members: [String: JSON] = [
            "object": "comment", "id": .string(comment.id), "parent": parentMember(comment.parent),
            "discussion_id": .string(comment.discussion),
            "created_time": .string(NotionTime.minute(comment.created)), "last_edited_time": .string(NotionTime.minute(comment.edited)),
            "created_by": userStub(comment.author), "rich_text": .array(comment.text), "display_name": comment.displayName,
        ]
        if !comment.attachments.isEmpty {
            members["attachments"] = .array(
                comment.attachments.map { ["category": "productivity", "file": showFile($0, named: false)["file"] ?? .null] })
        }
        return .object(members)
    }
}
