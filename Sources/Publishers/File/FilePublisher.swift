import Editorial
import FoundationEssentials
import Support

/// The dry run: writes posts into a folder instead of publishing them.
package struct FilePublisher: Publisher {
    let posts: PostFolder
    let clock: any DeskClock

    package func prepare(_ post: ApprovedPost) async throws -> PreparedPost {
        let body = try Record(post).json()
        let hash = SHA256.hex(of: body)
        var files: [(String, [UInt8])] = [("post.txt", Array((post.text + "\n").utf8))]
        if let picture = post.picture {
            files.append(("alt.txt", Array((post.altText + "\n").utf8)))
            files.append((Record.fileName(of: picture), picture.bytes))
        }
        files.append(("post.json", Array((body + "\n").utf8)))
        try await posts.stage(files, of: post.draftID, hash: hash)
        return PreparedPost(
            draftID: post.draftID, approvalHash: post.approvalHash, body: body, bodyHash: hash, mediaURN: post.picture?.hash,
            text: post.text, preparedAt: clock.now())
    }

    package func send(_ post: PreparedPost, gate: @escaping @Sendable () -> Bool) async -> SendOutcome {
        await posts.publish(post.draftID, hash: post.bodyHash, gate: gate)
    }

    /// What `post.json` says.
    private struct Record: Encodable {
        let draft: String
        let account: String
        let text: String
        let altText: String
        let picture: String?
        let pictureHash: String?
        let link: LinkCard?
        let mentions: [Mention]?
        let approvalHash: String

        init(_ post: ApprovedPost) {
            draft = post.draftID
            account = post.account
            text = post.text
            altText = post.altText
            picture = post.picture.map(Self.fileName)
            pictureHash = post.picture?.hash
            link = post.card
            mentions = post.mentions.isEmpty ? nil : post.mentions
            approvalHash = post.approvalHash
        }

        static func fileName(of picture: Picture) -> String {
            "picture." + (picture.mediaType == "image/jpeg" ? "jpg" : picture.mediaType == "image/gif" ? "gif" : "png")
        }

        func json() throws -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

/// Looks whether the post's folder is there.
package struct FileEvidence: Evidence {
    let posts: PostFolder

    package func find(_ attempts: [Attempt]) async throws -> Finding {
        guard let attempt = attempts.last else { return .notSeen("Nothing was tried.") }
        return await posts.find(attempt.draftID)
    }

    package func readBack(_ urn: String, of post: PreparedPost) async throws -> ReadBack {
        await posts.readBack(post.draftID, record: post.body, text: post.text)
    }
}
