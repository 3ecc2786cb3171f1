import Editorial
import FoundationEssentials
import SQL
import Support

// What `why` tells: the life of one item, candidate or draft from the first poll to the link, as dated sentences.

extension Session {
    borrowing func story(of id: String) throws -> [StoryLine] {
        let candidates = try candidates(concerning: id)
        var lines = try itemLines(id, candidates)
        for candidate in candidates {
            lines += try candidateLines(candidate) + callLines(ofCandidate: candidate) + draftLines(ofCandidate: candidate)
        }
        // Stable: what happened in one millisecond stays in the order of the line.
        return lines.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private borrowing func candidates(concerning id: String) throws -> [String] {
        try rows(
            """
            SELECT id FROM candidates WHERE id = ?1
                OR id IN (SELECT candidate_id FROM drafts WHERE id = ?1) OR id IN (SELECT candidate_id FROM candidate_items WHERE item_id = ?1)
            ORDER BY created_at, id
            """, [.text(id)]
        ) { row in try row.text(0) }
    }

    private borrowing func itemLines(_ id: String, _ candidates: [String]) throws -> [StoryLine] {
        var lines = try seen("WHERE i.id = ?", id)
        if lines.isEmpty {
            for candidate in candidates {
                lines += try seen("WHERE i.id IN (SELECT item_id FROM candidate_items WHERE candidate_id = ?)", candidate)
            }
        }
        lines += try rows(
            "SELECT r.at, r.reason, b.name FROM refusals r JOIN brands b ON b.id = r.brand_id WHERE r.item_id = ? ORDER BY r.at",
            [.text(id)]
        ) { row in
            StoryLine(
                at: try row.date("at"), sentence: "Not chosen for \(try row.text("name")): \(Message(stored: try row.text("reason")))")
        }
        return lines
    }

    private borrowing func seen(_ condition: String, _ id: String) throws -> [StoryLine] {
        try rows(
            "SELECT i.title, i.first_seen_at, i.no_news, f.name FROM items i JOIN feeds f ON f.id = i.feed_id \(condition) ORDER BY i.first_seen_at",
            [.text(id)]
        ) { row in
            let reason = try row.optionalText("no_news").map { " It is no candidate: \(Message(stored: $0))" } ?? ""
            return StoryLine(
                at: try row.date("first_seen_at"),
                sentence: "Item \"\(try row.text("title"))\" was seen in the feed \(try row.text("name")).\(reason)")
        }
    }

    private borrowing func candidateLines(_ id: String) throws -> [StoryLine] {
        try rows("SELECT created_at, account, reasons, state, note, retry_at FROM candidates WHERE id = ?", [.text(id)]) { row in
            let at = try row.date("created_at")
            let reasons = try row.decoded("reasons", as: [Message].self).joined(separator: " ")
            let chosen = StoryLine(at: at, sentence: "Chosen for \(try row.text("account")): \(reasons)")
            guard let note = try row.optionalText("note").map({ Message(stored: $0).description }) else { return [chosen] }
            let isParked = try row.text("state") == "parked"
            let next = try row.optionalDate("retry_at").map { " Next try \(Timestamp.text($0))." } ?? ""
            return [chosen, StoryLine(at: at, sentence: (isParked ? "Given up: " : "Not drafted yet: ") + note + next)]
        }.flatMap { $0 }
    }

    private borrowing func callLines(ofCandidate id: String) throws -> [StoryLine] {
        try rows(
            """
            SELECT at, model, version, prompt_tokens, cached_tokens, answer_tokens, latency, cost, prompt_hash FROM model_calls
            WHERE candidate_id = ? ORDER BY at, id LIMIT 500
            """, [.text(id)]
        ) { row in
            let version = try row.text("version")
            let cached = try row.integer("cached_tokens")
            var words = "Asked \(try row.text("model"))"
            if !version.isEmpty { words += " (\(version))" }
            words += ": \(try row.integer("prompt_tokens")) tokens read\(cached > 0 ? ", \(cached) of them kept from before" : "")"
            words += ", \(try row.integer("answer_tokens")) written in \(try row.duration("latency").seconds) s"
            if let cost = try row.optionalReal("cost"), cost > 0 { words += ", cost \(MoneyWords.text(cost))" }
            return StoryLine(at: try row.date("at"), sentence: words + "; prompt \(try row.text("prompt_hash").prefix(12)).")
        }
    }

    private borrowing func draftLines(ofCandidate candidate: String) throws -> [StoryLine] {
        guard let draft = try drafts("WHERE candidate_id = ?", [.text(candidate)]).first else { return [] }
        var lines = try rows(
            "SELECT number, author, reason, created_at FROM draft_versions WHERE draft_id = ? ORDER BY number", [.text(draft.id)]
        ) { row in
            StoryLine(
                at: try row.date("created_at"),
                sentence: "Version \(try row.integer("number")) by \(try row.text("author")): \(Message(stored: try row.text("reason")))")
        }
        lines += try links(ofDraft: draft.id).map { try $0.decision }.map { StoryLine(at: $0.at, sentence: $0.sentence) }
        lines += try attemptLines(ofDraft: draft.id)
        lines += try rows(
            "SELECT at, permalink FROM (SELECT published_at AS at, permalink FROM publications WHERE draft_id = ?) AS p", [.text(draft.id)]
        ) { row in
            StoryLine(at: try row.date("at"), sentence: "Published: \(try row.optionalText("permalink") ?? "no link is known").")
        }
        lines += try measurements(ofDraft: draft.id).map { measurement in
            StoryLine(at: measurement.measuredAt, sentence: NumberWords.lines(measurement).joined(separator: " ").description)
        }
        return lines + [try standing(of: draft)]
    }

    private borrowing func attemptLines(ofDraft id: String) throws -> [StoryLine] {
        try rows("SELECT number, state, armed_at, detail FROM attempts WHERE draft_id = ? ORDER BY number", [.text(id)]) { row in
            let detail = Message(stored: try row.text("detail")).description
            let outcome = try row.text("state") + (detail.isEmpty ? "" : ": \(detail)")
            return StoryLine(at: try row.date("armed_at"), sentence: "Attempt \(try row.integer("number")) was armed; it is \(outcome).")
        }
    }

    private borrowing func standing(of draft: Draft) throws -> StoryLine {
        let at = try first("SELECT changed_at FROM drafts WHERE id = ?", [.text(draft.id)]) { row in try row.date(0) }
        var words = ["The draft is \(draft.state.rawValue)"]
        if let slot = draft.slot { words.append("slot \(Timestamp.text(slot))") }
        if draft.isOnHold { words.append("on hold") }
        if let error = draft.lastError { words.append(error.description) }
        words += draft.obstacles.map(\.description)
        return StoryLine(at: at ?? draft.createdAt, sentence: words.joined(separator: "; ") + ".")
    }
}

extension Decision {
    fileprivate var sentence: String {
        let person = by.shown
        let act =
            switch kind {
            case .asked: "asked for approval"
            case .firstOfTwo: "approved as the first of two"
            case .refused: "approved, which did not count"
            case .approved: "approved"
            case .voided: "made the approval void"
            case .rejected: "rejected it"
            case .published: "said that it is published"
            case .notPublished: "said that it is not published"
            case .sentAgain: "sent it once more"
            case .incident: "found another post than the approved one"
            case .expired: "let it expire"
            case .correctionOrdered: "ordered another text for the live post"
            case .correctionDropped: "dropped the other text"
            case .corrected: "said that the live post has the other text"
            case .takedownAsked: "asked for a takedown"
            case .takedownConfirmed: "confirmed the takedown"
            case .takenDown: "said that the post is gone"
            case .notAmended: "left the live post as it is"
            case .confirmed: "let it go out although it resembles another post"
            }
        return "\(person) \(act)\(note.isEmpty ? "" : ": \(note)")."
    }
}
