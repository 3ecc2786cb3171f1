import Support
import Testing

@testable import Daemon

/// What `copydesk status` says of models.
@Suite struct StatusTextTests {
    @Test func `models that rest, what was taken today and budgets that are used up are told`() {
        let taken: JSON = [
            "brand": "Aqua", "model": "openai/gpt-4o", "calls": 3, "usage": ["prompt": 4200, "cached": 3000, "answer": 900], "cost": 0.0123,
            "unpriced": 0,
        ]
        let unpriced: JSON = [
            "brand": "Aqua", "model": "gemini/g", "calls": 1, "usage": ["prompt": 1, "answer": 1], "cost": 0, "unpriced": 1,
        ]
        let text = StatusText.render([
            "desk": ["now": "2026-11-20T10:52:00.000Z", "spending": [taken, unpriced]],
            "models": [["name": "openai/gpt-4o", "use": "text", "restsUntil": "2026-11-20T10:53:00.000Z"]],
            "budgets": ["The day's budget of Aqua is used up."],
        ])
        for words in [
            "3 asked, 4200 tokens read (3000 kept), 900 written, 0.0123", "1 asked, 1 tokens read (0 kept), 1 written, money not known",
            "rests until 2026-11-20T10:53:00.000Z", "  The day's budget of Aqua is used up.",
        ] { #expect(text.contains(words), "\(words)\n\(text)") }
    }
}
