"""What an editor sees and does on the look-alikes' pages."""
import re
from urllib.parse import unquote

from stage import until

POST = """() => {
  const fold = [...document.querySelectorAll('#body > .block > details')].find((part) => part.querySelector('summary').textContent.trim() === 'Post');
  return [...fold.querySelectorAll('[data-edit]')].map((block) => [block.dataset.edit, block.textContent]);
}"""


def collapsed(text):
    """The words of a text, whatever stands between them."""
    return " ".join(text.split())


class Draft:
    """A draft's page, open in a tab of its own."""

    def __init__(self, context, stage, draft_id, person="Ada Editor"):
        self.stage = stage
        self.id = draft_id
        self.page = context.new_page()
        self.page.goto(f"{stage.board}/p/{draft_id}")
        self.be(person)

    def be(self, person):
        """Acts as that person from now on."""
        self.page.locator("#person").select_option(person)

    def close(self):
        self.page.close()

    # What it shows

    def value(self, name):
        """The value of a property as its field has it."""
        field = self.page.locator(f'[data-property="{name}"] [data-set]').first
        return field.input_value() if field.evaluate("field => 'value' in field") else field.inner_text()

    @property
    def status(self):
        return self.value("Status")

    @property
    def blocks(self):
        """Ids and texts of the blocks under Post."""
        return self.page.evaluate(POST)

    @property
    def text(self):
        return "\n\n".join(text for _, text in self.blocks)

    @property
    def said(self):
        """All comments, as they stand there."""
        return self.page.locator("#threads").inner_text()

    def wait_for_status(self, *statuses, seconds=90):
        try:
            until(f"status {' or '.join(statuses)}", lambda: self.status in statuses, seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}; the page shows {self.status!r} and the comments {self.said!r}") from None

    # What an editor does

    def set_status(self, status):
        self.page.locator("#in-status").select_option(status)

    def choose(self, name, option):
        """Chooses an option of a select column."""
        self.page.locator(f'[data-property="{name}"] select').select_option(option)

    def comment(self, words):
        self.page.locator("#comment-text").fill(words)
        self.page.locator("#comment-send").click()
        until(f"the comment {words!r}", lambda: words in self.said)

    def edit(self, block, text):
        """Types another text into a block and leaves it."""
        field = self.page.locator(f"#t-{block}")
        field.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        field.blur()
        until("the edit", lambda: field.get_attribute("data-was") == text)

    def set_time(self, moment):
        """Sets Publish at, in the zone of the brand."""
        field = self.page.locator('[data-property="Publish at"] input[data-set]')
        field.fill(moment)
        field.blur()

    # What became of it

    def follow(self):
        """Opens the address under Published URL; the post as its readers see it: words, alt texts, moment."""
        until("the address of the post", lambda: self.value("Published URL"))
        self.page.goto(self.value("Published URL"))
        urn = unquote(self.page.url.rsplit("/feed/update/", 1)[1].strip("/"))
        post = self.page.locator(f'[data-post="{urn}"]')
        words = post.locator(".post-text").inner_text()
        pictures = [picture.get_attribute("alt") for picture in post.locator("img").all()]
        moment = post.locator("time").first.get_attribute("datetime")
        self.page.goto(f"{self.stage.board}/p/{self.id}")
        return urn, words, pictures, moment


    def readers_see(self, text):
        """Whether the live post has that text."""
        return collapsed(self.follow()[1]) == collapsed(text)


class Board:
    """The drafts by status."""

    def __init__(self, context, stage):
        self.stage = stage
        self.taken = set()
        self.page = context.new_page()
        self.page.goto(stage.board)

    def of(self, status):
        """Ids of the drafts in a column that have their picture."""
        cards = self.page.locator(f'[data-status="{status}"] [data-draft]:has(img)')
        # In one look: a card that moves meanwhile would be waited for.
        return cards.evaluate_all("cards => cards.map(card => card.dataset.draft)")

    def next(self):
        """A draft in review that no one has touched."""

        def untouched():
            return next((draft for draft in self.of("In review") if draft not in self.taken), None)

        draft = until("another draft in review", untouched, 120)
        self.taken.add(draft)
        return draft


def published_texts(context, stage):
    """The words of every post of every account."""
    page = context.new_page()
    texts = []
    for path in ("/", "/in"):
        page.goto(stage.feed + path)
        texts += [collapsed(re.sub(r"… more|\.\.\. more", "", text.inner_text())) for text in page.locator(".post-text").all()]
    page.close()
    return texts
