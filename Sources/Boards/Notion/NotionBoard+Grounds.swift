import Editorial
import Notion
import Support

extension NotionBoard {
    /// Puts the sources and reasons of another text in the place of those before.
    func show(_ grounds: Grounds, on page: BoardReference, in voice: Voice) async throws {
        try await exchange(.sources, by: PageBody.sources(grounds, in: voice), on: page, in: voice)
        try await exchange(.why, by: PageBody.reasons(grounds, in: voice), on: page, in: voice)
    }

    /// Own points of a list that are as they should be stay; whatever editors wrote there stays too.
    private func exchange(_ section: Section, by wanted: [Block], on page: BoardReference, in voice: Voice) async throws {
        guard let list = try await toggle(section, of: page, make: voice) else { return }
        let notion = client.on(.writes)
        let own = try await bot().id
        let present = try await notion.tree(of: list).blocks.filter { $0.kind.type == "bulleted_list_item" && $0.lastEditedBy == own }
        if present.map(Self.words) == wanted.map(Self.words) { return }
        for block in present { if let id = block.id { try await notion.deleteBlock(id) } }
        if !wanted.isEmpty { try await notion.append(wanted, to: list) }
    }

    /// What a point says, with what is inside.
    private static func words(_ block: Block) -> [String] { [block.kind.text?.plain ?? ""] + block.children.flatMap(words) }
}
