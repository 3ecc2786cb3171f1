import Support

/// The schema of a post to create: all problems at once, unknown fields included, as LinkedIn reports them.
enum PostSchema {
    private static let required = ["author", "commentary", "visibility", "distribution", "lifecycleState"]
    private static let optional = [
        "isReshareDisabledByAuthor", "content", "reshareContext", "contentLandingPage", "contentCallToActionLabel", "adContext",
        "container",
    ]
    private static let missing = "field is required but not found and has no default value"
    private static let unknown = "unrecognized field found but not allowed"

    static func problems(_ body: [String: JSON]) -> [(field: String, reason: String)] {
        var problems: [(field: String, reason: String)] = []
        for name in body.keys.sorted() where !required.contains(name) && !optional.contains(name) { problems.append(("/" + name, unknown)) }
        for name in required where body[name] == nil { problems.append(("/" + name, missing)) }
        for name in ["author", "commentary"] where body[name] != nil && body[name]?.string == nil {
            problems.append(("/" + name, "cannot be coerced to String"))
        }
        problems += symbol("visibility", ["PUBLIC", "CONNECTIONS", "LOGGED_IN", "CONTAINER"], body)
        problems += symbol("lifecycleState", ["DRAFT", "PUBLISHED", "PUBLISH_REQUESTED", "PUBLISH_FAILED"], body)
        if let distribution = body["distribution"] { problems += distributionProblems(distribution) }
        if let flag = body["isReshareDisabledByAuthor"], flag.bool == nil {
            problems.append(("/isReshareDisabledByAuthor", "cannot be coerced to Boolean"))
        }
        if let content = body["content"], !content.isNull { problems += contentProblems(content) }
        return problems
    }

    private static func symbol(_ name: String, _ symbols: Set<String>, _ body: [String: JSON]) -> [(field: String, reason: String)] {
        guard let value = body[name], !symbols.contains(value.string ?? "") else { return [] }
        return [("/" + name, "\"\(value.string ?? value.text)\" is not an enum symbol")]
    }

    private static func distributionProblems(_ value: JSON) -> [(field: String, reason: String)] {
        guard let members = value.object else { return [("/distribution", "record type is not backed by a DataMap")] }
        var problems: [(field: String, reason: String)] = []
        let known: Set = ["feedDistribution", "targetEntities", "thirdPartyDistributionChannels"]
        for name in members.keys.sorted() where !known.contains(name) { problems.append(("/distribution/" + name, unknown)) }
        if !["MAIN_FEED", "NONE"].contains(members["feedDistribution"]?.string) {
            problems.append(("/distribution/feedDistribution", missing))
        }
        return problems
    }

    private static func contentProblems(_ value: JSON) -> [(field: String, reason: String)] {
        let fields: [String: Set<String>] = [
            "media": ["id", "title", "altText"], "multiImage": ["images", "altText"],
            "article": ["source", "title", "description", "thumbnail", "thumbnailAltText"],
        ]
        guard let members = value.object, members.count == 1, let (kind, content) = members.first, let known = fields[kind] else {
            return [("/content", "union type is not backed by a DataMap with exactly one known member")]
        }
        guard let inner = content.object else { return [("/content/" + kind, "record type is not backed by a DataMap")] }
        var problems: [(field: String, reason: String)] = []
        for name in inner.keys.sorted() where !known.contains(name) { problems.append(("/content/\(kind)/\(name)", unknown)) }
        if kind == "media", inner["id"]?.string == nil { problems.append(("/content/media/id", missing)) }
        return problems
    }
}
