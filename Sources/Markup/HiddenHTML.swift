/// What a reader of a page never sees.
enum HiddenHTML {
    /// Elements whose whole content is no text of the page.
    static let elements: Set<String> = [
        "script", "style", "head", "title", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "math", "audio",
        "video", "canvas", "select", "textarea", "button", "noembed", "noframes", "frameset", "datalist", "dialog",
    ]

    /// Whether an element is there but not shown.
    static func hides(_ attributes: HTMLAttributes) -> Bool {
        if attributes.isEmpty { return false }
        if attributes["hidden"] != nil || attributes["aria-hidden"]?.lowercased() == "true" { return true }
        guard let style = attributes["style"] else { return false }
        let bytes = (style.lowercased() + ";").utf8.filter { $0 > 0x20 }
        return signs.contains { contains($0, in: bytes) }
    }

    private static let signs = ["display:none", "visibility:hidden", "font-size:0;", "font-size:0p", "opacity:0;", "mso-hide:all"]
        .map { Array($0.utf8) }

    private static func contains(_ sign: [UInt8], in style: [UInt8]) -> Bool {
        style.indices.dropLast(sign.count - 1).contains { style[$0] == sign[0] && style[$0...].starts(with: sign) }
    }
}
