import Editorial
import FoundationEssentials
import SQL
import Support

extension Store: LearningShelf {
    package func editedDrafts(ofBrand id: String, most: Int) async throws -> [EditedDraft] {
        try await database.read { session in
            try session.rows(
                """
                SELECT d.id, v.text AS proposed, d.text AS approved FROM drafts d
                JOIN draft_versions v ON v.draft_id = d.id AND v.number = 1
                WHERE d.brand_id = ? AND d.state IN ('approved', 'slotted', 'prepared', 'armed', 'published')
                ORDER BY d.created_at DESC, d.id DESC LIMIT ?
                """, [.text(id), .int(most)]
            ) { row in EditedDraft(id: try row.text("id"), proposed: try row.text("proposed"), approved: try row.text("approved")) }
        }
    }

    package func measuredPosts(ofBrand id: String, most: Int) async throws -> [MeasuredPost] {
        try await database.read { session in try session.measuredPosts(ofBrand: id, most: most) }
    }

    package func preferences(ofBrand id: String) async throws -> [KeptPreference] {
        try await database.read { session in
            try session.rows(
                """
                SELECT preference, sentence, evidence, proposed_at FROM preferences WHERE brand_id = ?
                ORDER BY found_at DESC, preference LIMIT 500
                """, [.text(id)]
            ) { row in
                KeptPreference(
                    key: try row.text("preference"),
                    rule: ProposedRule(
                        sentence: Message(stored: try row.text("sentence")), evidence: Message(stored: try row.text("evidence"))),
                    isProposed: try row.optionalDate("proposed_at") != nil)
            }
        }
    }

    package func keep(_ preferences: [Preference], ofBrand id: String, now: Date) async throws {
        try await database.transaction { session in
            for preference in preferences {
                try session.run(
                    """
                    INSERT INTO preferences (brand_id, preference, sentence, evidence, found_at) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (brand_id, preference) DO NOTHING
                    """,
                    [
                        .text(id), .text(preference.key), .text(preference.sentence.stored), .text(preference.evidence.stored), .date(now),
                    ])
            }
        }
    }

    package func noteProposed(_ keys: [String], ofBrand id: String, now: Date) async throws {
        try await database.transaction { session in
            for key in keys {
                try session.run(
                    "UPDATE preferences SET proposed_at = ? WHERE brand_id = ? AND preference = ?", [.date(now), .text(id), .text(key)])
            }
        }
    }
}

extension Session {
    borrowing func measuredPosts(ofBrand id: String, most: Int) throws -> [MeasuredPost] {
        let posts = try rows(
            """
            SELECT d.id, d.account, d.title, d.text, p.published_at FROM drafts d
            JOIN publications p ON p.draft_id = d.id AND p.account = d.account
            WHERE d.brand_id = ? AND d.state = 'published' ORDER BY p.published_at DESC, d.id LIMIT ?
            """, [.text(id), .int(most)]
        ) { row in
            (
                id: try row.text("id"), account: try row.text("account"), title: try row.text("title"), text: try row.text("text"),
                at: try row.date("published_at")
            )
        }
        return try posts.map { post in
            MeasuredPost(
                draftID: post.id, account: post.account, title: post.title, text: post.text, publishedAt: post.at,
                numbers: try measurements(ofDraft: post.id).last { $0.hours >= 24 }?.numbers)
        }
    }
}
