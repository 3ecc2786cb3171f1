import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    /// Puts a picture into the Picture property and under "Post"; an editor's own file is never replaced.
    func attach(_ picture: Picture?, hash: String, altText: String, name: String, to page: BoardReference) async throws -> BoardEcho {
        guard let picture else { throw DeskFailure("The picture \(hash) is not in the store; it is made again.", .permanent) }
        let table = try await self.table(.drafts)
        let notion = client.on(.writes)
        let file = PictureName.of(name, hash: hash, mediaType: picture.mediaType)
        let present = Row(page: try await notion.page(page.pageID), table: table).files(.picture)
        if let first = present.first, !PictureName.isOwn(first) { return BoardEcho(textWritten: false) }
        if let same = present.first(where: { $0.name == file }), let shown = BoardPicture(same) {
            let written = try await write(.drafts, to: page.pageID, [(.altText, .richText(RichText(altText)))])
            return BoardEcho(picture: shown.identity, editedAt: written.lastEdited)
        }
        let upload = try await notion.upload(
            picture.bytes, name: file, type: picture.mediaType, limit: try await bot().uploadLimit)
        let reference = FileReference(name: file, place: .upload(id: upload.id))
        // The body first: the property is the truth, and once it has the file the change counts as made.
        try await showImage(reference, altText: altText, on: page)
        try await noteProvenance(picture, file: file, on: page)
        let written = try await write(
            .drafts, to: page.pageID, [(.picture, .files([reference])), (.altText, .richText(RichText(altText)))])
        let shown = Row(page: written, table: table).files(.picture).lazy.compactMap(BoardPicture.init).first
        return BoardEcho(picture: shown?.identity, editedAt: written.lastEdited)
    }

    private func showImage(_ file: FileReference, altText: String, on page: BoardReference) async throws {
        let notion = client.on(.writes)
        let kind = Block.Kind.image(file, caption: RichText(altText))
        let layout = try await layout(of: page.pageID, post: page.postBlockID)
        if let image = layout.image {
            try await notion.updateBlock(image, kind)
        } else {
            try await notion.append([Block(kind)], to: page.pageID, after: layout.post)
        }
    }

    /// Adds where the picture comes from, once.
    private func noteProvenance(_ picture: Picture, file: String, on page: BoardReference) async throws {
        let notion = client.on(.writes)
        // The page was laid out for the image a moment ago.
        guard let toggle = memory.read({ $0.layouts[page.pageID]?.toggles[Section.provenance] }) else { return }
        let title = "Picture \(file)"
        if try await notion.children(of: toggle).elements.contains(where: { $0.kind.text?.plain.hasPrefix(title) == true }) { return }
        let made = picture.provenance
        var lines = ["SHA-256 \(picture.hash)"]
        if !made.prompt.isEmpty { lines.append("Prompt: \(made.prompt)") }
        if !made.negativePrompt.isEmpty { lines.append("Without: \(made.negativePrompt)") }
        lines += made.steps.map { "\($0.name): \($0.hash)" }
        let engine = [made.engine, made.model].filter { !$0.isEmpty }.joined(separator: " ") + (made.seed.map { ", seed \($0)" } ?? "")
        try await notion.append(
            [Block(.bulleted(RichText("\(title): \(engine)")), children: lines.prefix(90).map { Block(.bulleted(RichText($0))) })],
            to: toggle)
    }
}

/// Names of Copydesk's files: the start of the hash tells them from an editor's, and one rendition from the next.
enum PictureName {
    private static let mark = "-cd"

    static func of(_ name: String, hash: String, mediaType: String) -> String {
        let stem = name.split(separator: ".").first.map(String.init) ?? "picture"
        return stem.limited(utf16: 100) + mark + String(hash.prefix(8)) + (mediaType == "image/jpeg" ? ".jpg" : ".png")
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
