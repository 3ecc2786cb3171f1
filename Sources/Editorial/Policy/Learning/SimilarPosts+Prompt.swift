import FoundationEssentials
import Support

extension SimilarPosts {
    private static let promptUnits = 400

    /// For a writer: a part of the prompt; none without posts.
    static func prompt(_ posts: [MeasuredPost]) -> [String] {
        if posts.isEmpty { return [] }
        let lines = posts.prefix(most).map { post in
            let day = Timestamp.text(post.publishedAt).prefix(10)
            let numbers = post.numbers.flatMap(NumberWords.short)?.description ?? "not measured"
            let text = UntrustedText.withoutBlockMarks(UntrustedText.clean(post.text).collapsed.limited(utf16: promptUnits))
            return "- \(day), \(numbers): \(text)"
        }
        let heading = "# Earlier posts of the brand on similar subjects, with how they were received"
        return [
            "\(heading)\n\(lines.joined(separator: "\n"))\nTake no facts from them and repeat none of them; learn from what was received well."
        ]
    }
}
