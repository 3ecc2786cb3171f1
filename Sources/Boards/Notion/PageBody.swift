import Editorial
import FoundationEssentials
import Notion
import Support

/// The body of a draft's page as it is first shown, in the brand's language.
struct PageBody: Sendable {
    let blocks: [Block]

    init(_ submission: Submission) {
        let draft = submission.draft
        let voice = submission.voice
        let reasons = submission.assignment.candidate.reasons.map { Block(.bulleted(RichText($0.text(in: voice)))) }
        func toggle(_ section: Section, _ children: [Block]) -> Block {
            Block(.toggle(RichText(section.title(in: voice.language))), children: children)
        }
        blocks = [
            Block(Self.callout(submission.callout.text(in: voice))),
            Block(.heading(2, RichText(Section.postTitle), toggles: true), children: PostText.blocks(of: draft.content.text)),
            toggle(.versions, []), toggle(.sources, Self.sources(submission)), toggle(.why, reasons),
            toggle(.checks, [.paragraph(Self.checksText(draft.checks, in: voice))]),
            toggle(.provenance, Self.provenance(submission)),
        ]
    }

    /// The callout at the top.
    static func callout(_ text: String) -> Block.Kind { .callout(RichText(text), emoji: "📝") }

    /// What the column says, and the one paragraph under Checks.
    static func checksText(_ lines: [Message], in voice: Voice) -> String {
        let nothing: Message = "Nothing to remark."
        return lines.isEmpty ? nothing.text(in: voice) : lines.map { "• " + $0.text(in: voice) }.joined(separator: "\n")
    }

    private static func sources(_ submission: Submission) -> [Block] {
        let quotes = submission.version.record?.result.writing.quotes ?? []
        let items = submission.assignment.items
        var blocks = items.map { item in
            let date = item.publishedAt.map { " (" + Moment($0, isDay: true).words(for: submission.voice) + ")" } ?? ""
            return source(item.title, item.url, date, quotes.filter { $0.source == item.url || $0.source == item.id })
        }
        if let brief = submission.assignment.brief {
            let name: Message = "Brief: \(brief.name)"
            blocks.append(source(name.text(in: submission.voice), nil, "", quotes.filter { $0.source == brief.id }))
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
        var lines: [Message] = [
            "Draft \(draft.id)", "Trace \(draft.candidateID)", "Version \(submission.version.number) by \(submission.version.author)",
        ]
        let bulleted = { (line: Message) in Block(.bulleted(RichText(line.text(in: submission.voice)))) }
        guard let record = submission.version.record else { return lines.map(bulleted) }
        let model = record.result.model
        lines.append(record.result.seed.map { "Model \(model), seed \($0)" } ?? "Model \(model)")
        lines += record.prompt.pages.map { "Prompt: \(Message($0.role)), page \($0.pageID), content \($0.contentHash)" }
        lines += record.sources.sorted { $0.key < $1.key }.map { "Source \($0.key), content \($0.value)" }
        lines += record.result.notes
        return lines.prefix(90).map(bulleted) + [
            Block(.code(RichText(record.prompt.system), language: "plain text")),
            Block(.code(RichText(record.prompt.user), language: "plain text")),
        ]
    }
}
