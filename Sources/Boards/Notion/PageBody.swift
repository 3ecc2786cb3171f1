import Editorial
import FoundationEssentials
import Notion
import Support

/// The body of a draft's page as it is first shown.
struct PageBody: Sendable {
    let blocks: [Block]

    init(_ submission: Submission) {
        let draft = submission.draft
        blocks = [
            Block(Self.callout(submission.callout)),
            Block(.heading(2, RichText(Section.post), toggles: true), children: PostText.blocks(of: draft.content.text)),
            Self.toggle(Section.versions, []),
            Self.toggle(Section.sources, Self.sources(submission)),
            Self.toggle(Section.why, submission.assignment.candidate.reasons.map { Block(.bulleted(RichText($0))) }),
            Self.toggle(Section.checks, [Self.checks(draft.checks)]),
            Self.toggle(Section.provenance, Self.provenance(submission)),
        ]
    }

    /// The callout at the top.
    static func callout(_ text: String) -> Block.Kind { .callout(RichText(text), emoji: "📝") }

    /// The one paragraph under Checks.
    static func checks(_ lines: [String]) -> Block { .paragraph(checksText(lines)) }

    static func checksText(_ lines: [String]) -> String {
        lines.isEmpty ? "Nothing to remark." : lines.map { "• " + $0 }.joined(separator: "\n")
    }

    private static func toggle(_ title: String, _ children: [Block]) -> Block { Block(.toggle(RichText(title)), children: children) }

    private static func sources(_ submission: Submission) -> [Block] {
        let quotes = submission.version.record?.result.writing.quotes ?? []
        let items = submission.assignment.items
        var blocks = items.map { item in
            let date = item.publishedAt.map { " (" + Timestamp.text($0).prefix(10) + ")" } ?? ""
            return source(item.title, item.url, date, quotes.filter { $0.source == item.url || $0.source == item.id })
        }
        if let brief = submission.assignment.brief {
            blocks.append(source("Brief: " + brief.name, nil, "", quotes.filter { $0.source == brief.id }))
        }
        let known = Set(items.flatMap { [$0.id, $0.url ?? ""] } + [submission.assignment.brief?.id ?? ""])
        for quote in quotes where !known.contains(quote.source) { blocks.append(source(quote.source, nil, "", [quote])) }
        return blocks
    }

    private static func source(_ title: String, _ url: String?, _ date: String, _ quotes: [Quote]) -> Block {
        let text = RichText([RichText.Run(title.isEmpty ? url ?? "" : title, link: url)]) + RichText(date)
        return Block(.bulleted(text), children: quotes.map { Block(.quote(RichText("\u{201C}\($0.span)\u{201D}"))) })
    }

    private static func provenance(_ submission: Submission) -> [Block] {
        let draft = submission.draft
        var lines = [
            "Draft \(draft.id)", "Trace \(draft.candidateID)", "Version \(submission.version.number) by \(submission.version.author)",
        ]
        guard let record = submission.version.record else { return lines.map { Block(.bulleted(RichText($0))) } }
        lines.append("Model \(record.result.model)" + (record.result.seed.map { ", seed \($0)" } ?? ""))
        lines += record.prompt.pages.map { "Prompt: \($0.role), page \($0.pageID), content \($0.contentHash)" }
        lines += record.sources.sorted { $0.key < $1.key }.map { "Source \($0.key), content \($0.value)" }
        lines += record.result.notes
        return lines.prefix(90).map { Block(.bulleted(RichText($0))) } + [
            Block(.code(RichText(record.prompt.system), language: "plain text")),
            Block(.code(RichText(record.prompt.user), language: "plain text")),
        ]
    }
}
