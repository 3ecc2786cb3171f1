/// What a reader of a page never sees.
enum HiddenHTML {
    /// Elements whose whole content is no text of the page.
    static let elements: Set<String> = [
        "script", "style", "head", "title", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "math", "audio",
        "video", "canvas", "select", "textarea", "button", "noembed", "noframes", "frameset", "datalist", "dialog",
    ]

    /// Whether an element is there but not shown.
    static func hides(_ attributes: HTMLAttributes) -> Bool {
        if attributes["hidden"] != nil || attributes["aria-hidden"]?.lowercased() == "true" { return true }
        guard let style = attributes["style"]?.lowercased().filter({ !$0.isWhitespace }) else { return false }
        let signs = ["display:none", "visibility:hidden", "font-size:0;", "font-size:0p", "opacity:0;", "mso-hide:all"]
        return signs.contains { (style + ";").contains($0) }
    }
}
