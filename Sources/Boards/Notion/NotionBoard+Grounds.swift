import Editorial
import Notion
import Support

extension NotionBoard {
    /// Puts the sources and reasons of another text in the place of those before.
    func show(_ grounds: Grounds, on page: BoardReference, in voice: Voice) async throws {
        try await exchange(.sources, by: PageBody.sources(grounds, in: voice), on: page, in: voice)
        try await exchange(.why, by: PageBody.reasons(grounds, in: voice), on: page, in: voice)
    }

    /// Own points of a list that are as they should be stay, and one that says something else is changed in its place: a line of costs costs
    /// no other. Whatever editors wrote there stays too, and the point in which they wrote it.
    private func exchange(_ section: Section, by wanted: [Block], on page: BoardReference, in voice: Voice) async throws {
        guard let list = try await toggle(section, of: page, make: voice) else { return }
        let notion = client.on(.writes)
        let own = try await bot().id
        let present = try await notion.tree(of: list).blocks.filter { point in
            point.kind.type == "bulleted_list_item" && Self.flat([point]).allSatisfy { $0.lastEditedBy == own }
        }
        var kept = 0
        for (block, point) in zip(present, wanted) {
            if Self.words(block) != Self.words(point) {
                // What is inside a point goes and comes with it.
                guard let id = block.id, block.children.isEmpty, point.children.isEmpty else { break }
                try await notion.updateBlock(id, point.kind)
            }
            kept += 1
        }
        for block in present[kept...] { if let id = block.id { try await notion.deleteBlock(id) } }
        if kept < wanted.count { try await notion.append(Array(wanted[kept...]), to: list) }
    }

    /// What a point says, with what is inside.
    private static func words(_ block: Block) -> [String] { [block.kind.text?.plain ?? ""] + block.children.flatMap(words) }
}
