import Editorial
import FoundationEssentials
import Support

/// A post as LinkedIn shows it beside the request that made it.
struct PostComparison {
    let sent: JSON
    let shown: JSON

    var result: ReadBack {
        let info = shown["lifecycleStateInfo"]?["contentStatus"]?.string
        switch shown["lifecycleState"]?.string ?? "PUBLISHED" {
        case "PUBLISHED" where ["PENDING", "PROCESSING"].contains(info), "PUBLISH_REQUESTED":
            return .notYet("LinkedIn is still at work on the post.")
        case "PUBLISHED" where info == "FAILED", "PUBLISH_FAILED":
            return .differs(["LinkedIn accepted the post and could not publish it."])
        case "PUBLISHED": break
        case let other: return .differs(["LinkedIn shows the post as \(other)."])
        }
        let differences = [text, author, visibility, content].compactMap { $0 }
        return differences.isEmpty ? .same(notShown: notShown) : .differs(differences)
    }

    /// Whether it has the words, however it breaks them into lines and whatever the rest is.
    var hasText: Bool { words != nil && words == shown["commentary"]?.string.map(Self.words) }

    /// What was sent and is left out of the answer, so that nobody knows what the post shows of it.
    private var notShown: [String] {
        ["media", "article"].flatMap { part -> [String] in
            guard let wanted = sent["content"]?[part]?.object, let live = shown["content"]?[part] else { return [] }
            return wanted.keys.filter { wanted[$0]?.string?.isEmpty == false && live[$0] == nil }.sorted()
        }
    }

    // MARK: the parts

    /// Both are little text, in which LinkedIn writes hashtags otherwise than they were sent. Spaces it may set as it likes, and
    /// how many empty lines stand between two; not that lines become one.
    private var text: Message? {
        guard let approved = words else { return nil }
        let raw = shown["commentary"]?.string ?? ""
        let live = Self.words(raw)
        if live == approved { return lineBreaks(raw) }
        if approved.hasPrefix(live) {
            let end = live.suffix(40)
            return "Its text ends after \(live.count) of \(approved.count) characters, with \"\(end)\"."
        }
        let common = approved.sharedBeginning(with: live)
        let (one, other) = (approved.dropFirst(common).prefix(40), live.dropFirst(common).prefix(40))
        return "Its text differs from character \(common + 1) on: approved \"\(one)\", live \"\(other)\"."
    }

    private func lineBreaks(_ raw: String) -> Message? {
        let (approved, live) = (Self.lines(sent["commentary"]?.string ?? ""), Self.lines(raw))
        return live == approved ? nil : "Its line breaks differ: approved \(approved.count) lines, live \(live.count)."
    }

    /// What was sent, with single spaces; nil when it is no little text.
    private var words: String? { LittleText.plain(sent["commentary"]?.string ?? "")?.nfc.collapsed }

    private static func words(_ littleText: String) -> String { (LittleText.plain(littleText) ?? littleText).nfc.collapsed }

    /// The lines that are not empty, with single spaces.
    private static func lines(_ littleText: String) -> [String] {
        (LittleText.plain(littleText) ?? littleText).split(whereSeparator: \.isNewline).map { String($0).nfc.collapsed }
            .filter { !$0.isEmpty }
    }

    private var author: Message? {
        guard let live = shown["author"]?.string, live != sent["author"]?.string else { return nil }
        return "Its author is \(live)."
    }

    private var visibility: Message? {
        guard let live = shown["visibility"]?.string, let wanted = sent["visibility"]?.string, live != wanted else { return nil }
        return "It is visible to \(live) and not to \(wanted)."
    }

    /// What LinkedIn leaves out of a picture or an article is no difference; that there is another one, or none, is.
    private var content: Message? {
        let (wanted, live) = (sent["content"] ?? .null, shown["content"] ?? .null)
        if let media = wanted["media"] {
            guard let id = live["media"]?["id"]?.string else { return "Its picture is missing." }
            if id != media["id"]?.string { return "Its picture is another one (\(id))." }
            return differs("altText", media, live["media"]) ? "The alt text of its picture is another one." : nil
        }
        if let article = wanted["article"] {
            guard let shown = live["article"] else { return "Its link is missing." }
            let wrong = ["source", "title", "description", "thumbnail"].filter { differs($0, article, shown) }
            return wrong.isEmpty ? nil : "Its link shows \(wrong.map { "another \($0)" as Message }.joined(separator: ", "))."
        }
        let others = ["media", "article", "multiImage", "poll"].filter { live[$0] != nil && wanted[$0] == nil }
        return others.isEmpty ? nil : "It shows something that was not approved: \(others.joined(separator: ", "))."
    }

    private func differs(_ name: String, _ wanted: JSON, _ live: JSON?) -> Bool {
        guard let shown = live?[name]?.string else { return false }
        return shown.nfc.collapsed != (wanted[name]?.string ?? "").nfc.collapsed
    }
}

extension String {
    /// How many characters both begin with.
    fileprivate func sharedBeginning(with other: String) -> Int {
        zip(self, other).prefix { $0 == $1 }.count
    }
}
