import Editorial
import Notion
import Support

extension NotionBoard {
    /// Lists rules as boxes on a brand's page, under a heading of their own, each once: below those that are there, else at the page's end.
    func propose(_ rules: [ProposedRule], onBrand id: String, in voice: Voice) async throws {
        let notion = client.on(.comments)
        if try await notion.page(id).inTrash { return }
        let present = try await notion.children(of: id).elements
        let known = Set(present.compactMap { $0.kind.text?.plain.trimmed })
        let boxes = rules.filter { !known.contains($0.sentence.text(in: voice)) }.map { rule in
            Block(
                .toDo(RichText(rule.sentence.text(in: voice)), checked: false),
                children: [Block(.paragraph(RichText(rule.evidence.text(in: voice))))])
        }
        if boxes.isEmpty { return }
        if let heading = present.firstIndex(where: Self.isHeadingOfRules) {
            let last = present[heading...].dropFirst().prefix { !$0.kind.isHeading }.last { $0.kind.isBox } ?? present[heading]
            try await notion.append(boxes, to: id, after: last.id)
        } else {
            let lead = [
                Block(.heading(2, RichText(ProposedRules.heading.text(in: voice)), toggles: false)),
                Block(.paragraph(RichText(ProposedRules.explanation.text(in: voice)))),
            ]
            try await notion.append(lead + boxes, to: id)
        }
    }

    private static func isHeadingOfRules(_ block: Block) -> Bool {
        guard block.kind.isHeading, let title = block.kind.text?.plain.trimmed else { return false }
        return ProposedRules.isHeading(title)
    }
}

extension Block.Kind {
    fileprivate var isHeading: Bool { if case .heading = self { true } else { false } }
    fileprivate var isBox: Bool { if case .toDo = self { true } else { false } }
}
