import FoundationEssentials
import HTTPServer
import Support

extension LinkedInService {
    private static let resource = "partnerApiPostsExternal"

    func addPosts(to router: inout Router) {
        onRest(&router, "POST", "/rest/posts") { [self] call, _ in try create(call) }
        onRest(&router, "GET", "/rest/posts") { [self] call, _ in
            call.query["ids"] == nil ? try find(call) : try batch(call)
        }
        onRest(&router, "GET", "/rest/posts/{urn}") { [self] call, path in try read(path["urn"], call) }
        onRest(&router, "POST", "/rest/posts/{urn}") { [self] call, path in try update(path["urn"], call) }
        onRest(&router, "DELETE", "/rest/posts/{urn}") { [self] call, path in try delete(path["urn"], call) }
    }

    // MARK: Creating

    private func create(_ call: LinkedInCall) throws -> ServerResponse {
        if let method = call.request.header("x-restli-method"), method.uppercased() != "CREATE" {
            throw LinkedInRefusal.plain(400, "Method \(method) is not supported on this path")
        }
        let body = try object(call.request)
        let problems = PostSchema.problems(body)
        guard problems.isEmpty, let author = body["author"]?.string, let commentary = body["commentary"]?.string else {
            log.violate("post-schema", problems.map { "\($0.field): \($0.reason)" }.joined(separator: "; "))
            throw LinkedInRefusal.schema(problems)
        }
        try requireActor(author, "/author", Self.resource, call)
        try checkRules(body, author: author)
        let (little, text) = try parse(commentary)
        let pictures = try pictures(body["content"], author: author)
        let hasContent = body["content"].map { !$0.isNull } ?? false
        if text.trimmed.isEmpty, !hasContent, body["reshareContext"] == nil {
            throw LinkedInRefusal.content("INVALID_VALUE_BLANK_FIELD", "commentary is blank", field: "/commentary")
        }
        let post = record(body, author: author, little: little, text: text, pictures: pictures)
        if let earlier = fileUnlessDuplicate(post) { throw duplicate(of: earlier) }
        let encoded = post.urn.replacing(":", with: "%3A")
        return ServerResponse.empty(201).with("x-restli-id", state.withLock { $0.settings.encodesIDs } ? encoded : post.urn).with(
            "Location", "/posts/\(encoded)")
    }

    private func checkRules(_ body: [String: JSON], author: String) throws {
        if body["lifecycleState"] != "PUBLISHED" {
            throw LinkedInRefusal.content(
                "INVALID_VALUE_FOR_FIELD", "PUBLISHED is the only accepted lifecycleState during creation", field: "/lifecycleState")
        }
        if body["visibility"] == "CONNECTIONS", URN(author)?.kind == "organization" {
            throw LinkedInRefusal.content("INVALID_VALUE_FOR_FIELD", "CONNECTIONS is not valid for an organization", field: "/visibility")
        }
        if let reshare = body["reshareContext"] {
            guard let parent = reshare["parent"]?.string, allPosts.contains(where: { $0.urn == parent }) else {
                throw LinkedInRefusal.content("INVALID_URN_ID", "reshareContext.parent does not exist", field: "/reshareContext/parent")
            }
        }
    }

    /// The text as readers see it. A malformed text is cut without a word, and noted as a violation.
    private func parse(_ commentary: String) throws -> (LittleText, String) {
        let little = LittleText(commentary)
        if let cut = little.cut { log.violate("little-text", "\(cut.character) \(cut.reason); \(cut.lost) characters are lost") }
        let settings = state.withLock { $0.settings }
        for case .mention(let name, let urn) in little.elements where settings.isMisnamed(name, urn) {
            log.violate("mention-name", "\(urn) is not called \"\(name)\"")
        }
        let text = little.rendered { urn in
            settings.organizations.first { "urn:li:organization:\($0.id)" == urn }?.name
                ?? settings.members.first { "urn:li:person:\($0.id)" == urn }?.name
        }
        if commentary.utf16.count > settings.commentaryLimit, text.utf16.count <= settings.commentaryLimit {
            // Which of the two LinkedIn counts is not documented.
            log.violate("raw-commentary-over-limit", "\(commentary.utf16.count) UTF-16 units")
        }
        guard text.utf16.count <= settings.commentaryLimit else {
            log.violate("commentary-too-long", "\(text.utf16.count) UTF-16 units")
            throw LinkedInRefusal.content("FIELD_LENGTH_TOO_LONG", "commentary length exceeds the allowed maximum", field: "/commentary")
        }
        return (little, text)
    }

    private func pictures(_ content: JSON?, author: String) throws -> [LedgerPicture] {
        if let media = content?["media"] {
            let picture = try picture(media, author, "/content/media", kinds: ["image", "document"])
            if URN(picture.urn)?.kind == "document", (picture.title ?? "").isEmpty {
                throw LinkedInRefusal.content("MISSING_FIELD", "title is required for documents", field: "/content/media/title")
            }
            return [picture]
        }
        if let several = content?["multiImage"] {
            guard let images = several["images"]?.array, (2...20).contains(images.count) else {
                throw LinkedInRefusal.content(
                    "INVALID_VALUE_FOR_FIELD", "images must hold 2 to 20 images", field: "/content/multiImage/images")
            }
            return try images.enumerated().map { try picture($1, author, "/content/multiImage/images/\($0)", kinds: ["image"]) }
        }
        if let article = content?["article"] { return try thumbnail(article, author) }
        return []
    }

    private func thumbnail(_ article: JSON, _ author: String) throws -> [LedgerPicture] {
        for name in ["source", "title"] where (article[name]?.string ?? "").isEmpty {
            throw LinkedInRefusal.content("MISSING_FIELD", "\(name) is required", field: "/content/article/\(name)")
        }
        let source = article["source"]?.string ?? ""
        guard source.hasPrefix("https://") || source.hasPrefix("http://"), !source.contains(where: \.isWhitespace) else {
            throw LinkedInRefusal.content("INVALID_URL", "source is not a valid URL", field: "/content/article/source")
        }
        guard let thumbnail = article["thumbnail"] else { return [] }
        let media: JSON = ["id": thumbnail, "altText": article["thumbnailAltText"] ?? .null]
        return [try picture(media, author, "/content/article/thumbnail", kinds: ["image"])]
    }

    private func picture(_ media: JSON, _ author: String, _ field: String, kinds: Set<String>) throws -> LedgerPicture {
        let asset = try usableAsset(media["id"]?.string ?? "", author: author, field: field + "/id", kinds: kinds)
        let altText = media["altText"]?.string
        guard (altText ?? "").utf16.count <= 4086 else {
            throw LinkedInRefusal.content("FIELD_LENGTH_TOO_LONG", "altText length exceeds the allowed maximum", field: field + "/altText")
        }
        return LedgerPicture(
            urn: asset.urn, sha256: asset.sha256 ?? "", altText: altText, title: media["title"]?.string, width: asset.format?.width,
            height: asset.format?.height)
    }

    /// Files the post, or returns the one it repeats: LinkedIn compares the parsed text per author, and remembers deleted posts too.
    private func fileUnlessDuplicate(_ post: LedgerPost) -> LedgerPost? {
        state.withLock { state in
            let window = state.settings.duplicateWindow
            let repeated = state.posts.last { earlier in
                earlier.author == post.author && earlier.createdAt > post.createdAt - window && earlier.text.trimmed == post.text.trimmed
            }
            if let repeated, window > .zero, !post.text.trimmed.isEmpty { return repeated }
            state.posts.append(post)
            return nil
        }
    }

    private func duplicate(of earlier: LedgerPost) -> LinkedInRefusal {
        log.violate("duplicate-post", "of \(earlier.urn)")
        let isGhost = earlier.deletedAt != nil || state.withLock { $0.settings.citesGhosts }
        return .duplicate(of: isGhost ? "urn:li:share:\(makeID())" : earlier.urn)
    }

    private func record(_ body: [String: JSON], author: String, little: LittleText, text: String, pictures: [LedgerPicture]) -> LedgerPost {
        let number = makeID()
        let kind = pictures.contains { URN($0.urn)?.kind == "document" } ? "ugcPost" : "share"
        let now = Date(milliseconds: number >> 22)
        return LedgerPost(
            urn: "urn:li:\(kind):\(number)", author: author, createdAt: now, visibility: body["visibility"]?.string ?? "",
            pictures: pictures,
            link: body["content"]?["article"]?["source"]?.string, modifiedAt: now, commentary: little.raw, text: text,
            isCut: little.cut != nil,
            hashtags: little.hashtags, request: .object(body), normalized: little.normalized)
    }

    /// What a person posts on LinkedIn's own page.
    func postByHand(as author: String, text: String) {
        let commentary = text.unicodeScalars.map { LittleText.reserved.contains($0) ? "\\\($0)" : "\($0)" }.joined()
        let body: [String: JSON] = ["author": .string(author), "commentary": .string(commentary), "visibility": "PUBLIC"]
        let post = record(body, author: author, little: LittleText(commentary), text: text, pictures: [])
        state.withLock { $0.posts.append(post) }
    }

    // MARK: Reading

    /// A post that readers can see by now.
    func visiblePost(_ urn: String) -> LedgerPost? {
        let now = clock.now()
        return state.withLock { state in
            state.posts.first { $0.urn == urn && $0.deletedAt == nil && $0.createdAt + state.settings.propagation <= now }
        }
    }

    private func read(_ urn: String, _ call: LinkedInCall) throws -> ServerResponse {
        guard ["share", "ugcPost"].contains(URN(urn)?.kind) else {
            throw LinkedInRefusal.content("INVALID_URN_TYPE", "Invalid URN type for post", field: "/id")
        }
        guard let post = visiblePost(urn) else {
            guard call.isGranted("r_member_social", "r_organization_social") else {
                throw LinkedInRefusal.notPermitted(Self.resource, "GET", version: call.version)
            }
            throw LinkedInRefusal.plain(404, "Post \(urn) is not found", code: "NOT_FOUND")
        }
        try requireReader(post.author, Self.resource, "GET", call)
        return .json(post.element)
    }

    private func batch(_ call: LinkedInCall) throws -> ServerResponse {
        var (results, statuses, errors): ([String: JSON], [String: JSON], [String: JSON]) = ([:], [:], [:])
        for urn in call.query["ids"]?.strings ?? [] {
            if let post = visiblePost(urn) {
                try requireReader(post.author, Self.resource, "BATCH_GET", call)
                (results[urn], statuses[urn]) = (post.element, 200)
            } else {
                (errors[urn], statuses[urn]) = (["status": 404, "message": "Not Found"], 404)
            }
        }
        return .json(["results": .object(results), "statuses": .object(statuses), "errors": .object(errors)])
    }

    private func find(_ call: LinkedInCall) throws -> ServerResponse {
        guard call.query["q"]?.string == "author", let author = call.query["author"]?.string else {
            throw LinkedInRefusal.plain(400, "Invalid query parameters passed to request")
        }
        try requireReader(author, Self.resource, "FINDER-author", call)
        guard let start = call.query.integer("start", default: 0), let count = call.query.integer("count", default: 10), start >= 0,
            (1...100).contains(count)
        else { throw LinkedInRefusal.plain(400, "count must be between 1 and 100") }
        let order = call.query["sortBy"]?.string ?? "LAST_MODIFIED"
        guard ["LAST_MODIFIED", "CREATED"].contains(order) else {
            throw LinkedInRefusal.plain(400, "sortBy must be LAST_MODIFIED or CREATED")
        }
        let stamp = { (post: LedgerPost) in order == "CREATED" ? post.createdAt : post.modifiedAt }
        // Newest first; ids break ties, because several posts may have the same millisecond.
        let found = posts.filter { $0.author == author && visiblePost($0.urn) != nil }
            .sorted { (stamp($0), $0.urn) > (stamp($1), $1.urn) }
        let encoded = author.replacing(":", with: "%3A")
        let next = "/rest/posts?author=\(encoded)&q=author&count=\(count)&start=\(start + count)&sortBy=\(order)"
        let links: [JSON] = start + count < found.count ? [["type": "application/json", "rel": "next", "href": .string(next)]] : []
        return .json([
            "paging": Self.paging(start: start, count: count, total: found.count, links: links),
            "elements": .array(found.dropFirst(start).prefix(count).map(\.element)),
        ])
    }

    // MARK: Changing

    private static let changeable: Set = ["commentary", "contentCallToActionLabel", "contentLandingPage", "lifecycleState", "adContext"]

    private func update(_ urn: String, _ call: LinkedInCall) throws -> ServerResponse {
        guard call.request.header("x-restli-method")?.uppercased() == "PARTIAL_UPDATE" else {
            log.violate("partial-update-without-method-header", urn)
            throw LinkedInRefusal.plain(400, "X-RestLi-Method: PARTIAL_UPDATE is required")
        }
        guard let changes = try object(call.request)["patch"]?["$set"]?.object, !changes.isEmpty else {
            throw LinkedInRefusal.schema([("/patch", "is not a valid patch")])
        }
        guard let post = visiblePost(urn) else { throw LinkedInRefusal.plain(404, "Post \(urn) is not found", code: "NOT_FOUND") }
        try requireActor(post.author, "/author", Self.resource, call)
        for name in changes.keys.sorted() where !Self.changeable.contains(name) {
            throw LinkedInRefusal.content("INVALID_VALUE_FOR_FIELD", "\(name) is create-only", field: "/" + name)
        }
        let commentary = try changes["commentary"]?.string.map(parse)
        change(urn) { post, now in
            if let (little, text) = commentary { post.take(little, rendered: text) }
            post.edits += 1
            post.modifiedAt = now
        }
        return .empty(204)
    }

    /// Lets readers see something else than what was posted.
    func tamper(_ urn: String, _ body: (inout [String: JSON]) -> Void) {
        change(urn) { post, _ in body(&post.tampered) }
    }

    private func delete(_ urn: String, _ call: LinkedInCall) throws -> ServerResponse {
        if call.request.header("x-restli-method")?.uppercased() != "DELETE" { log.violate("delete-without-method-header", urn) }
        if let post = allPosts.first(where: { $0.urn == urn }) {
            try requireActor(post.author, "/author", Self.resource, call)
            change(urn) { post, now in post.deletedAt = post.deletedAt ?? now }
        }
        return .empty(204)
    }

    private func change(_ urn: String, _ body: (inout LedgerPost, Date) -> Void) {
        let now = clock.now()
        state.withLock { state in
            guard let index = state.posts.firstIndex(where: { $0.urn == urn }) else { return }
            body(&state.posts[index], now)
        }
    }
}
