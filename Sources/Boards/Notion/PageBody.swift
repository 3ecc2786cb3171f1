import Editorial
import FoundationEssentials
import Notion
import Support

/// The body of a draft's page as it is first shown, in the brand's language.
struct PageBody: Sendable {
    let blocks: [Block]

    init(_ submission: Submission, _ picture: PagePicture? = nil) {
        let draft = submission.draft
        let voice = submission.voice
        func toggle(_ section: Section, _ children: [Block]) -> Block {
            Block(.toggle(RichText(section.title(in: voice.language))), children: children)
        }
        var blocks = [
            Block(Self.callout(submission.callout.text(in: voice))),
            Block(.heading(2, RichText(Section.postTitle), toggles: true), children: PostText.blocks(of: draft.content.text)),
        ]
        if let picture { blocks.append(Block(.image(picture.reference, caption: RichText(picture.altText)))) }
        blocks += [
            toggle(.versions, []), toggle(.sources, Self.sources(submission.grounds, in: voice)),
            toggle(.why, Self.reasons(submission.grounds, in: voice)),
            toggle(.checks, [.paragraph(Self.checksText(submission.checks, in: voice))]),
            toggle(.provenance, Self.provenance(submission) + [picture?.provenance].compactMap { $0 }),
        ]
        self.blocks = blocks
    }

    /// The callout at the top.
    static func callout(_ text: String) -> Block.Kind { .callout(RichText(text), emoji: "📝") }

    /// What the column says, and the one paragraph under Checks.
    static func checksText(_ lines: [Message], in voice: Voice) -> String {
        let nothing: Message = "Nothing to remark."
        return lines.isEmpty ? nothing.text(in: voice) : lines.map { "• " + $0.text(in: voice) }.joined(separator: "\n")
    }

    /// What stands under Sources.
    static func sources(_ grounds: Grounds, in voice: Voice) -> [Block] {
        grounds.sources.map { source in
            let date = source.publishedAt.map { " (" + Moment($0, isDay: true).words(for: voice) + ")" } ?? ""
            let title = RichText([RichText.Run(source.title.text(in: voice), link: source.url)]) + RichText(date)
            let words =
                source.quotes.map { "\u{201C}\($0)\u{201D}" }
                + source.passages.map { "\u{201C}\($0.words)\u{201D}\n\($0.claims.joined(separator: " · "))" }
            return Block(.bulleted(title), children: words.prefix(mostQuotes).map { Block(.quote(RichText($0))) })
        }
    }

    private static let mostQuotes = 40

    /// What stands under Why this.
    static func reasons(_ grounds: Grounds, in voice: Voice) -> [Block] {
        grounds.reasons.map { Block(.bulleted(RichText($0.text(in: voice)))) }
    }

    private static func provenance(_ submission: Submission) -> [Block] {
        let draft = submission.draft
        var lines: [Message] = [
            "Draft \(draft.id)", "Trace \(draft.candidateID)", "Version \(submission.version.number) by \(submission.version.author)",
        ]
        if let rules = draft.rules { lines.append("Rules \(rules)") }
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
