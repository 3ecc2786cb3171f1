import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    // An upload has to be attached within the hour, and may be attached again then (developers.notion.com/reference/file-upload).
    private static let uploadLife: Duration = .seconds(3600)
    // A write that has to be made again takes the upload of its last try.
    private static let uploadReuse: Duration = .seconds(1800)

    /// What describes a picture, and what may stand in its place.
    struct AltText {
        let words: String
        /// What was read or written there last; nil where nobody knows.
        let before: String?
    }

    /// Puts a picture into the Picture property and under "Post"; an editor's own file is never replaced.
    func attach(
        _ picture: Picture?, hash: String, _ altText: AltText, name: String, to page: BoardReference, in voice: Voice, isFirst: Bool
    ) async throws -> BoardEcho {
        let file = try await self.file(picture, hash: hash, name: name)
        let before = try await row(of: page)
        let present = before.files(.picture)
        if before.hasEditorsPicture { return BoardEcho(textWritten: false) }
        if let same = present.first(where: { $0.name == file.name }), let shown = BoardPicture(same) {
            return try await describe(shown, altText, on: page, before)
        }
        return try await uploading(file) { reference in
            // The body first: the property is the truth, and once it has the file the change counts as made.
            try await showImage(reference, altText: altText.words, on: page)
            try await noteProvenance(file, on: page, in: voice, isFirst: isFirst)
            // All that took its time: what an editor wrote meanwhile stays, and is read next.
            let readAt = clock.now()
            let standing = try await row(of: page, .rulings)
            if standing.hasEditorsPicture { return BoardEcho(textWritten: false) }
            let present = standing.text(.altText)
            let isDescribed = present != altText.before ?? before.text(.altText)
            var echo = try await writePicture(
                reference, isDescribed ? [] : [(.altText, .richText(RichText(altText.words)))], on: page, readAt: isDescribed ? nil : readAt
            )
            echo.altTextWritten = !isDescribed || present == altText.words
            return echo
        }
    }

    /// The alt text of a picture that an earlier try put there; what an editor wrote in its place meanwhile stays, and is read next.
    private func describe(_ picture: BoardPicture, _ altText: AltText, on page: BoardReference, _ row: Row) async throws -> BoardEcho {
        let readAt = clock.now()
        var echo = BoardEcho(picture: picture.identity, editedAt: row.page.lastEdited, standing: try await standing(on: row.page))
        let present = row.text(.altText)
        if present == altText.words { return echo }
        // The body's copy was given the words of that try.
        let isOwn =
            if present == altText.before { true } else { present == (try await layout(of: page.pageID, post: page.postBlockID).caption) }
        guard isOwn else {
            echo.altTextWritten = false
            return echo
        }
        let written = try await write(
            .drafts, to: page.pageID, [(.altText, .richText(RichText(altText.words)))], before: readAt + clock.stretched(BoardUpdate.reach))
        return BoardEcho(picture: picture.identity, editedAt: written.lastEdited, standing: try await standing(on: written))
    }

    /// Copies an editor's picture from the one place into the other; what an editor put there stays.
    func copy(
        _ picture: Picture?, hash: String, altText: String, name: String, into place: PicturePlace, on page: BoardReference
    ) async throws -> BoardEcho {
        if hash.isEmpty {
            if let image = try await layout(of: page.pageID, post: page.postBlockID).image {
                try await client.on(.writes).deleteBlock(image)
            }
            return BoardEcho()
        }
        let file = try await self.file(picture, hash: hash, name: name)
        switch place {
        case .property:
            let row = try await row(of: page)
            if row.hasEditorsPicture { return BoardEcho(textWritten: false) }
            if let same = row.files(.picture).first(where: { $0.name == file.name }), let shown = BoardPicture(same) {
                return BoardEcho(picture: shown.identity)
            }
            return try await uploading(file) { try await writePicture($0, [], on: page, readAt: nil) }
        case .body:
            let layout = try await layout(of: page.pageID, post: page.postBlockID)
            if layout.copy != nil { return BoardEcho(textWritten: false) }
            return try await uploading(file) { reference in
                try await showImage(reference, altText: altText, on: page)
                return BoardEcho()
            }
        }
    }

    /// Changes the words under the picture while those stand there that were read last: others are an editor's, and are read next.
    func showCaption(_ words: String, replacing before: String?, on page: BoardReference) async throws {
        let layout = try await layout(of: page.pageID, post: page.postBlockID)
        guard let image = layout.image, layout.caption == before, before != words else { return }
        try await client.on(.writes).caption(image, RichText(words))
    }

    private func row(of page: BoardReference, _ lane: NotionLane = .writes) async throws -> Row {
        Row(page: try await client.on(lane).page(page.pageID), table: try await table(.drafts))
    }

    private func writePicture(
        _ file: FileReference, _ others: [(ColumnName, PropertyValue)], on page: BoardReference, readAt: Date?
    ) async throws -> BoardEcho {
        let written = try await write(
            .drafts, to: page.pageID, [(.picture, .files([file]))] + others,
            before: readAt.map { $0 + clock.stretched(BoardUpdate.reach) })
        let table = try await self.table(.drafts)
        let shown = Row(page: written, table: table).files(.picture).lazy.compactMap(BoardPicture.init).first
        return BoardEcho(picture: shown?.identity, editedAt: written.lastEdited, standing: try await standing(on: written))
    }

    private func standing(on page: Page) async throws -> BoardEcho.Standing {
        let row = Row(page: page, table: try await table(.drafts))
        return BoardEcho.Standing(status: BoardStatus(rawValue: row.option(.status)), remarks: row.text(.remarks))
    }

    /// How a picture goes into the workspace.
    private func file(_ picture: Picture?, hash: String, name: String) async throws -> PictureFile {
        guard let picture else { throw DeskFailure("The picture \(hash) is not in the store; it is made again.", .permanent) }
        let limit = try await bot().uploadLimit
        let isFitted = intake != nil && limit.map { picture.bytes.count > $0 } ?? false
        let mediaType = isFitted ? "image/jpeg" : picture.mediaType
        return PictureFile(
            picture: picture, name: PictureName.of(name, hash: hash, mediaType: mediaType), mediaType: mediaType, limit: limit,
            isFitted: isFitted)
    }

    private func uploading(_ file: PictureFile, _ attach: (FileReference) async throws -> BoardEcho) async throws -> BoardEcho {
        let upload = try await upload(file)
        do {
            let echo = try await attach(FileReference(name: file.name, place: .upload(id: upload.id)))
            memory.change { $0.uploads[file.name] = nil }
            return echo
        } catch let error as NotionError where error.status == 400 {
            memory.change { $0.uploads[file.name] = nil }
            guard clock.now() >= upload.at + Self.uploadLife else { throw error }
            throw DeskFailure("The uploaded picture \(file.name) expired before it could be attached; it is uploaded again.", .retry)
        }
    }

    private func upload(_ file: PictureFile) async throws -> PictureUpload {
        let now = clock.now()
        if let known = memory.read({ $0.uploads[file.name] }), now < known.at + Self.uploadReuse { return known }
        // The board's copy alone: what is published is the picture in the store.
        let bytes = file.isFitted ? try await intake?.fit(file.picture, within: file.limit ?? .max) : nil
        let id = try await client.on(.writes).upload(
            bytes ?? file.picture.bytes, name: file.name, type: file.mediaType, limit: file.limit
        ).id
        let upload = PictureUpload(id: id, at: now)
        memory.change { $0.uploads[file.name] = upload }
        return upload
    }

    private func showImage(_ file: FileReference, altText: String, on page: BoardReference) async throws {
        let notion = client.on(.writes)
        let kind = Block.Kind.image(file, caption: RichText(altText))
        let layout = try await layout(of: page.pageID, post: page.postBlockID)
        // What is written now is known by its next listing.
        defer { memory.change { $0.images[page.pageID] = nil } }
        if let image = layout.image {
            try await notion.updateBlock(image, kind)
        } else {
            try await notion.append([Block(kind)], to: page.pageID, after: layout.isPostInside ? nil : layout.post)
        }
    }

    /// Adds where the picture comes from, once.
    private func noteProvenance(_ file: PictureFile, on page: BoardReference, in voice: Voice, isFirst: Bool) async throws {
        let notion = client.on(.writes)
        // The page was laid out for the image a moment ago.
        guard let toggle = memory.read({ $0.layouts[page.pageID]?.toggles[.provenance] }) else { return }
        // Each file has a name of its own.
        if !isFirst, try await notion.children(of: toggle).elements.contains(where: { $0.kind.text?.plain.contains(file.name) == true }) {
            return
        }
        try await notion.append([file.provenance(in: voice)], to: toggle)
    }

    /// A new page's picture in the workspace; nil when it does not get there, for then it follows the page.
    func upload(for submission: Submission) async throws -> PagePicture? {
        guard let picture = submission.picture else { return nil }
        do {
            let file = try await self.file(picture, hash: picture.hash, name: picture.name(forDraft: submission.draft.id))
            let upload = try await upload(file)
            return PagePicture(
                reference: FileReference(name: file.name, place: .upload(id: upload.id)), altText: submission.draft.content.altText,
                provenance: file.provenance(in: submission.voice))
        } catch  where !Task.isCancelled {
            // The text does not wait for its picture.
            log.info("board.picture-later", ["draft": submission.draft.id, "why": "\(error)"])
            return nil
        }
    }
}

extension Row {
    /// A file that a person put beside Copydesk's is the one that is meant.
    private var editorsPicture: FileReference? { files(.picture).first { !PictureName.isOwn($0) } }

    var hasEditorsPicture: Bool { editorsPicture != nil }

    /// The picture that counts.
    var shownPicture: BoardPicture? {
        editorsPicture.flatMap(BoardPicture.init) ?? files(.picture).lazy.compactMap(BoardPicture.init).first
    }
}

/// What a new page shows of its picture.
struct PagePicture: Sendable {
    let reference: FileReference
    let altText: String
    /// Where it comes from, in words.
    let provenance: Block
}

/// A picture as the workspace gets it.
private struct PictureFile {
    let picture: Picture
    let name: String
    let mediaType: String
    let limit: Int?
    /// Whether it is too large as it is.
    let isFitted: Bool

    /// Where it comes from, in words.
    func provenance(in voice: Voice) -> Block {
        let made = picture.provenance
        var lines: [Message] = ["SHA-256 \(picture.hash)"]
        if !made.prompt.isEmpty { lines.append("Prompt: \(made.prompt)") }
        if !made.negativePrompt.isEmpty { lines.append("Without: \(made.negativePrompt)") }
        lines += made.steps.map { "\($0.name): \($0.hash)" }
        let engine = [made.engine, made.model].filter { !$0.isEmpty }.joined(separator: " ")
        let title: Message = made.seed.map { "Picture \(name): \(engine), seed \($0)" } ?? "Picture \(name): \(engine)"
        let children = lines.prefix(90).map { Block(.bulleted(RichText($0.text(in: voice)))) }
        return Block(.bulleted(RichText(title.text(in: voice))), children: children)
    }
}

/// Names of Copydesk's files: the start of the hash tells them from an editor's, and one rendition from the next.
enum PictureName {
    private static let mark = "-cd"

    static func of(_ name: String, hash: String, mediaType: String) -> String {
        stem(name, hash: hash) + (mediaType == "image/jpeg" ? ".jpg" : ".png")
    }

    /// Without the ending, which is another where the picture had to be made smaller.
    static func stem(_ name: String, hash: String) -> String {
        let stem = name.split(separator: ".").first.map(String.init) ?? "picture"
        return stem.limited(utf16: 100) + mark + String(hash.prefix(8))
    }

    static func isOwn(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: ".") else { return false }
        let end = name[..<dot].suffix(mark.count + 8)
        return end.hasPrefix(mark) && end.dropFirst(mark.count).allSatisfy(\.isHexDigit)
    }

    /// A block's file has no name of its own; its address ends in it.
    static func isOwn(_ file: FileReference) -> Bool {
        isOwn(file.name) || (file.stableURL?.split(separator: "/").last).map { isOwn(String($0)) } ?? false
    }
}

/// A picture's bytes in the workspace, not yet where they belong.
struct PictureUpload: Sendable {
    let id: String
    /// When the upload began.
    let at: Date
}
