import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    /// Puts a new text under "Post" while the text there still has the hash `replacing`; an editor's words stay, and are read next.
    ///
    /// The new paragraphs are added first and the old ones removed then, so that an interruption never leaves less than both;
    /// the old ones are compared once more before they go.
    func replaceText(
        of page: BoardReference, with text: String, replacing: String, since: Date?, in voice: Voice
    ) async throws -> BoardEcho {
        defer { memory.change { $0.targets[page.pageID] = nil } }
        let post = try await self.post(of: page.pageID, known: page.postBlockID, .writes)
        if post.trouble == .missing {
            try await makeSection(text, on: page, post.layout)
            return BoardEcho()
        }
        switch Standing(post.blocks, text: text, replacing: replacing) {
        case .written: return BoardEcho()
        case .added(let old):
            try await remove(post.raw.prefix(old), from: page, in: voice)
            return BoardEcho()
        case .leftOver(let old) where try await isOwnRest(post.raw.prefix(old), since: since):
            try await keepAside(Array(post.raw.prefix(old)), on: page, in: voice)
            try await remove(post.raw.prefix(old), from: page, in: voice)
            return BoardEcho()
        case .leftOver: break
        case .untouched where !post.block.isEmpty:
            if try await exchange(post.raw, in: post.block, of: page, by: text, replacing, in: voice) { return BoardEcho() }
        case .untouched, .edited: break
        }
        return BoardEcho(textWritten: false)
    }

    /// Makes the section of the post anew, with its text, where it belongs.
    private func makeSection(_ text: String, on page: BoardReference, _ layout: PageLayout) async throws {
        let section = Block(.heading(2, RichText(Section.postTitle), toggles: true), children: PostText.blocks(of: text))
        try await client.on(.writes).append([section], to: page.pageID, after: layout.callout)
        try await self.layout(of: page.pageID, post: nil)
    }

    /// Whether what stands above the new text is what an interrupted try left of the old one: words alone, and nobody has touched them since.
    private func isOwnRest(_ blocks: ArraySlice<Block>, since: Date?) async throws -> Bool {
        let own = try await bot().id
        return Self.flat(Array(blocks)).allSatisfy { block in
            guard block.kind.text != nil else { return false }
            guard let since, let edited = block.lastEdited, block.lastEditedBy != own else { return true }
            return edited < since.minute
        }
    }

    /// Whether the old blocks were still the same when the new ones stood behind them.
    private func exchange(
        _ old: [Block], in post: String, of page: BoardReference, by text: String, _ replacing: String, in voice: Voice
    ) async throws -> Bool {
        let new = PostText.blocks(of: text)
        let ids = try await client.on(.writes).append(new, to: post)
        let now = try await client.on(.writes).tree(of: post)
        if Standing.hash(PostBlock.blocks(of: now).prefix(old.count)) == replacing {
            try await remove(now.blocks.prefix(old.count), from: page, in: voice)
            return true
        }
        // Who has removed the whole old text goes on with the new one, whatever was made of it.
        let isOldGone = !now.blocks.contains { block in block.id.map { id in old.contains { $0.id == id } } ?? false }
        if isOldGone, now.blocks.contains(where: { $0.id.map(ids.contains) ?? false }) { return false }
        let written = zip(ids, new).map { id, block in block.with(id: id) }
        try await remove(written[...], from: page, in: voice)
        return false
    }

    /// Removes blocks one by one; what somebody wrote into one in the meantime is kept.
    private func remove(_ blocks: ArraySlice<Block>, from page: BoardReference, in voice: Voice) async throws {
        for block in blocks {
            guard let id = block.id, var gone = try await client.on(.writes).deleteBlock(id) else { continue }
            if gone.hasChildren { gone.children = try await client.on(.writes).tree(of: id).blocks }
            if Self.words([gone]) != Self.words([block]) { try await keepAside([gone], on: page, in: voice) }
        }
    }

    private static func words(_ blocks: [Block]) -> [String] { flat(blocks).compactMap(\.kind.text?.plain) }

    /// Puts the words of these blocks under Versions, once.
    private func keepAside(_ blocks: [Block], on page: BoardReference, in voice: Voice) async throws {
        guard let versions = try await toggle(.versions, of: page, make: voice) else { return }
        let title: Message = "Rest of an earlier text"
        let titles = DeskLanguage.allCases.map { title.text(in: Voice($0)) }
        let words = Self.flat(blocks).compactMap(\.kind.text).prefix(100)
        for fold in try await client.on(.writes).children(of: versions).elements {
            guard let id = fold.id, fold.kind.text.map({ titles.contains($0.plain) }) == true else { continue }
            let kept = try await client.on(.writes).children(of: id).elements.compactMap(\.kind.text?.plain)
            if kept == words.map(\.plain) { return }
        }
        let lines = words.map { Block(.paragraph($0)) }
        try await client.on(.writes).append([Block(.toggle(RichText(title.text(in: voice))), children: lines)], to: versions)
    }
}

extension Block {
    fileprivate func with(id: String) -> Block {
        var block = self
        block.id = id
        return block
    }
}

/// What stands under "Post", seen from a text that is to replace another.
enum Standing: Equatable {
    case written
    /// The new text follows the whole old one of this many blocks: an earlier try was interrupted.
    case added(old: Int)
    /// The new text follows what is left of the old one.
    case leftOver(old: Int)
    case untouched
    case edited

    init(_ blocks: [PostBlock], text: String, replacing: String) {
        let wanted = CanonicalText(plain: text).text
        let isForeign = blocks.contains { $0.kind == .foreign }
        let old = blocks.count - CanonicalText.paragraphs(of: text).count
        if !isForeign, Self.hash(blocks[...]) == ApprovalHash.ofText(wanted) {
            self = .written
        } else if Self.hash(blocks[...]) == replacing {
            self = .untouched
        } else if old > 0, !wanted.isEmpty, CanonicalText(Array(blocks[old...])).text == wanted {
            self = Self.hash(blocks[..<old]) == replacing ? .added(old: old) : .leftOver(old: old)
        } else {
            self = .edited
        }
    }

    static func hash(_ blocks: ArraySlice<PostBlock>) -> String { ApprovalHash.ofText(CanonicalText(Array(blocks)).text) }
}
