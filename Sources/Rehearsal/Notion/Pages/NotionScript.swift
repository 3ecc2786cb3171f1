extension NotionAsset {
    /// Behind the strip's script: what people do on the desk's pages goes to /rehearsal/act as the person who is chosen.
    static let script = #"""
        const person = document.getElementById('person');
        try { person.value = localStorage.getItem('person') ?? person.value; } catch { /* Chosen anew each time. */ }
        if (person.selectedIndex < 0) person.selectedIndex = 0;
        person.addEventListener('change', () => { try { localStorage.setItem('person', person.value); } catch { /* As above. */ } });

        // One after the other, so that a later text is never overtaken by an earlier one.
        let line = Promise.resolve();
        function act(body) {
          const done = line.then(() => post('/rehearsal/act', { ...(typeof body === 'function' ? body() : body), by: person.value }));
          line = done;
          return done;
        }

        const pageID = () => document.querySelector('[data-page]')?.dataset.page;
        const set = (name, value) => act({ act: 'set_property', page: pageID(), name, value });
        const owner = (element, attribute) => element.closest(`[${attribute}]`);
        const refreshSoon = () => document.dispatchEvent(new Event('changed'));

        // MARK: Text that is edited where it stands

        const texts = '[contenteditable][data-edit], [contenteditable][data-set]';
        const resting = new WeakMap();
        const plain = (element) => element.textContent.replace(/\n$/, '');

        async function save(element) {
          clearTimeout(resting.get(element));
          const text = plain(element);
          if (text === element.dataset.was) { delete element.dataset.unsaved; return true; }
          const { edit, set: name } = element.dataset;
          if (edit === '') return false;
          const answer = edit ? await act({ act: 'edit_block', block: edit, text }) : await set(name, text);
          if (answer === null) return false;
          element.dataset.was = text;
          if (plain(element) === text) delete element.dataset.unsaved;
          return true;
        }

        document.addEventListener('input', ({ target }) => {
          if (!target.matches(texts)) return;
          if (target.textContent === '\n') target.textContent = '';
          target.dataset.unsaved = '';
          clearTimeout(resting.get(target));
          resting.set(target, setTimeout(() => save(target), 1000));
        });

        document.addEventListener('focusout', ({ target }) => {
          if (target.matches?.(texts)) save(target).then(refreshSoon);
          else if (target.dataset?.zone) commit(target).then(refreshSoon);
          else if (target.matches?.('input, select, textarea')) refreshSoon();
        });

        // Behind so many characters; behind all of them when no number is given. The text is one piece where there is a number.
        function placeCaret(element, at) {
          element.focus();
          const range = document.createRange();
          range.selectNodeContents(element);
          if (at !== undefined && element.firstChild !== null) range.setEnd(element.firstChild, at);
          range.collapse(false);
          const selection = getSelection();
          selection.removeAllRanges();
          selection.addRange(range);
        }

        // The text before or behind, as one sees them.
        function neighbour(element, step) {
          const all = [...document.querySelectorAll('[data-edit]')].filter((text) => text.offsetParent !== null);
          return all[all.indexOf(element) + step];
        }

        // How many characters are before the caret; null when something is selected.
        function caret(element) {
          const selection = getSelection();
          if (!selection.isCollapsed) return null;
          const range = document.createRange();
          range.selectNodeContents(element);
          range.setEnd(selection.focusNode, selection.focusOffset);
          return range.toString().length;
        }

        function write(element, text) {
          element.textContent = text;
          element.dataset.unsaved = '';
        }

        // What is behind the caret moves into a new block. That stands there at once, so that the next words go into it while the
        // server makes it.
        async function split(element) {
          const whole = plain(element);
          const at = caret(element) ?? whole.length;
          if (at < whole.length) write(element, whole.slice(0, at));
          const block = owner(element, 'data-block');
          const made = block.cloneNode(true);
          made.querySelectorAll('.nested, .links, .tools').forEach((part) => part.remove());
          const text = made.querySelector('[data-edit]');
          made.removeAttribute('id');
          made.dataset.block = text.dataset.edit = text.dataset.was = '';
          write(text, whole.slice(at));
          const box = made.querySelector('[data-tick]');
          if (box) box.checked = false;
          block.after(made);
          placeCaret(text, 0);
          save(element);
          const answer = await act(() => ({ act: 'insert_after', block: block.dataset.block, text: '' }));
          if (answer === null) {
            write(element, plain(element) + plain(text));
            made.remove();
            placeCaret(element, at);
            save(element);
            return;
          }
          made.id = `b-${answer.id}`;
          made.dataset.block = text.dataset.edit = answer.id;
          text.id = `t-${answer.id}`;
          save(text);
        }

        async function remove(element) {
          const block = owner(element, 'data-block');
          const previous = neighbour(element, -1);
          delete element.dataset.unsaved;
          if (await act({ act: 'delete_block', block: block.dataset.block }) === null) return;
          if (previous) placeCaret(previous);
          block.remove();
        }

        // The text of the block right before, where that is one of the same list of blocks.
        const elder = (element) => owner(element, 'data-block').previousElementSibling?.querySelector(':scope > .text[data-edit]:not([data-edit=""])');

        async function join(element) {
          const block = owner(element, 'data-block');
          const previous = elder(element);
          const at = plain(previous).length;
          write(previous, plain(previous) + plain(element));
          placeCaret(previous, at);
          // The words are in their new place before they leave the old one.
          if (!await save(previous)) {
            write(previous, plain(previous).slice(0, at));
            placeCaret(element, 0);
            return;
          }
          // Meanwhile the live script may have put another element in the place of the one that the words left.
          const { block: id } = block.dataset;
          if (await act({ act: 'delete_block', block: id }) !== null) document.getElementById(`b-${id}`)?.remove();
        }

        const isLine = (element) => element.hasAttribute('data-set') || element.closest('figcaption') !== null;

        document.addEventListener('keydown', (event) => {
          const { target, key } = event;
          if (!target.matches?.(texts) || event.isComposing) return;
          if (key === 'Escape') {
            target.blur();
          } else if (key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            if (isLine(target)) target.blur(); else split(target);
          } else if (key === 'Backspace' && target.textContent === '' && target.dataset.edit && !isLine(target)) {
            event.preventDefault();
            remove(target);
          } else if (key === 'Backspace' && target.dataset.edit && !isLine(target) && caret(target) === 0 && elder(target)) {
            event.preventDefault();
            join(target);
          } else if (target.dataset.edit && (key === 'ArrowDown' && caret(target) === target.textContent.length || key === 'ArrowUp' && caret(target) === 0)) {
            const next = neighbour(target, key === 'ArrowDown' ? 1 : -1);
            if (next) { event.preventDefault(); placeCaret(next); }
          }
        });

        // The months of the calendar, as one leafs through a book.
        document.addEventListener('keydown', (event) => {
          if (event.target !== document.body && event.target.closest('.months') === null) return;
          const link = { ArrowLeft: 'previous', ArrowRight: 'next' }[event.key];
          if (link && !event.altKey && !event.ctrlKey && !event.metaKey) document.getElementById(link)?.click();
        });

        // A text whose last save failed is tried again when the page is left or the server is back.
        document.addEventListener('part', () => {
          for (const element of document.querySelectorAll(texts)) {
            if (element.dataset.unsaved !== undefined && element !== document.activeElement) save(element);
          }
        });
        addEventListener('pagehide', () => { for (const element of document.querySelectorAll('[data-unsaved][contenteditable]')) save(element); });

        // MARK: Properties

        const values = (element) => JSON.parse(owner(element, 'data-values').dataset.values);

        async function readFile(file) {
          const bytes = new Uint8Array(await file.arrayBuffer());
          let text = '';
          for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
          return { name: file.name, base64: btoa(text), content_type: file.type };
        }

        async function replace(drop, file) {
          if (!['image/png', 'image/jpeg', 'image/webp'].includes(file.type)) {
            trouble.textContent = `${file.name} is no PNG, JPEG or WebP picture; choose another one.`;
            return;
          }
          set(drop.dataset.files, [await readFile(file)]);
        }

        function moment(input) {
          if (input.value === '') return null;
          return input.type === 'date' ? input.value : { start: input.value, time_zone: input.dataset.zone };
        }

        // A date is whole when its field is left, or at rest for a second.
        async function commit(input) {
          clearTimeout(resting.get(input));
          if (input.dataset.unsaved === undefined) return;
          const value = moment(input);
          if (await set(input.dataset.set, value) === null) input.value = input.defaultValue;
          delete input.dataset.unsaved;
        }

        // What the desk refuses goes back to what it was.
        function revert(field) {
          if (field.type === 'checkbox') field.checked = field.defaultChecked;
          else if (field.matches('select')) for (const option of field.options) option.selected = option.defaultSelected;
          else field.value = field.defaultValue;
        }

        async function choose(field) {
          const text = field.value.trim();
          const value = field.type === 'checkbox' ? field.checked : text === '' ? null : field.type === 'number' ? Number(text) : text;
          const answer = await set(field.dataset.set, value);
          if (answer === null) revert(field);
          else if (field.matches('select')) field.className = `pill c-${field.selectedOptions[0].dataset.colour ?? 'none'}`;
        }

        async function add(field) {
          const text = field.value.trim();
          if (text === '') return;
          const answer = await set(field.dataset.set, [...values(field), text]);
          field.value = '';
          if (answer !== null) field.blur();
        }

        async function tickOff(box) {
          if (await act({ act: 'tick', block: box.dataset.tick, value: box.checked }) === null) box.checked = !box.checked;
        }

        function gather(name) {
          const boxes = [...document.querySelectorAll('[data-member]:checked')];
          set(name, boxes.filter((box) => box.dataset.member === name).map((box) => box.value));
        }

        document.addEventListener('change', ({ target }) => {
          if (target.type === 'file') {
            if (target.files[0]) replace(owner(target, 'data-files'), target.files[0]);
            target.value = '';
          } else if (target.dataset.tick) tickOff(target);
          else if (target.dataset.member) gather(target.dataset.member);
          else if (target.matches('[data-timed]')) retime(target);
          else if (target.matches('[data-add]')) add(target);
          else if (target.dataset.zone) {
            target.dataset.unsaved = '';
            clearTimeout(resting.get(target));
            resting.set(target, setTimeout(() => commit(target), target === document.activeElement ? 1000 : 0));
          } else if (target.dataset.set) choose(target);
        });

        function retime(box) {
          const input = owner(box, 'data-property').querySelector('[data-zone]');
          const day = input.value.slice(0, 10);
          input.type = box.checked ? 'datetime-local' : 'date';
          input.value = day === '' ? '' : box.checked ? `${day}T09:00` : day;
          input.dataset.unsaved = '';
          if (day !== '') commit(input);
        }

        // MARK: Comments

        const composer = () => document.getElementById('comment-form');

        function aim(block, words) {
          const form = composer();
          form.dataset.on = block ?? '';
          const place = document.getElementById('comment-target');
          place.hidden = document.getElementById('comment-whole').hidden = !block;
          place.textContent = block ? `On: ${words}` : '';
          document.getElementById('comment-text').focus();
        }

        document.addEventListener('submit', async (event) => {
          event.preventDefault();
          const form = event.target;
          const field = form.querySelector('textarea');
          const text = field.value.trim();
          if (text === '') return;
          const body = form.dataset.reply
            ? { act: 'reply', to: form.dataset.reply, text }
            : { act: 'comment', on: form.dataset.on || form.dataset.page, text };
          if (await act(body) === null) return;
          field.value = '';
          delete field.dataset.unsaved;
          field.blur();
          if (form.id === 'comment-form') { aim(null); field.blur(); }
          refreshSoon();
        });

        document.addEventListener('input', ({ target }) => {
          if (!target.matches('textarea')) return;
          if (target.value === '') delete target.dataset.unsaved; else target.dataset.unsaved = '';
        });

        document.addEventListener('keydown', (event) => {
          if (event.target.matches?.('textarea') && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.target.form.requestSubmit();
        });

        // MARK: Buttons

        document.addEventListener('click', async ({ target }) => {
          const button = target.closest('button');
          if (!button) return;
          const data = button.dataset;
          if (data.remark) aim(data.remark, button.getAttribute('aria-label').replace(/^Comment on /, ''));
          else if (button.id === 'comment-whole') aim(null);
          else if (data.resolve) act({ act: 'resolve', comment: data.resolve });
          else if (data.delete) act({ act: 'delete_block', block: data.delete });
          else if (data.trash) { if (await act({ act: 'trash', page: data.trash })) location.href = document.querySelector('.way a')?.href ?? '/'; }
          else if (data.restore) act({ act: 'restore', page: data.restore });
          else if (data.drop) set(data.of, values(button).filter((value) => value !== data.drop));
          else if (data.dropFile) {
            const drop = owner(button, 'data-files');
            set(drop.dataset.files, JSON.parse(drop.dataset.kept).filter((_, index) => index !== Number(data.dropFile)));
          }
          else if (data.into) {
            const made = await act({ act: 'insert_into', block: data.into, text: '' });
            if (made) focusWhenThere(`t-${made.id}`);
          }
          else if (data.new) {
            const made = await post('/rehearsal/seed', { table: data.new, properties: {}, by: person.value });
            if (made) location.href = `/p/${made.id}#new`;
          }
        });

        function focusWhenThere(id) {
          const look = () => {
            const element = document.getElementById(id);
            if (element === null) return;
            document.removeEventListener('part', look);
            element.focus();
          };
          document.addEventListener('part', look);
          look();
        }

        if (location.hash === '#new') document.querySelector('.title [contenteditable]')?.focus();

        // MARK: Dragging

        document.addEventListener('dragstart', (event) => {
          const card = event.target.closest?.('[data-draft]');
          if (card) event.dataTransfer.setData('text/x-draft', card.dataset.draft);
        });
        document.addEventListener('dragover', (event) => {
          const isFile = event.dataTransfer.types.includes('Files') && event.target.closest?.('[data-files]');
          const isCard = event.dataTransfer.types.includes('text/x-draft') && event.target.closest?.('[data-status]');
          if (isFile || isCard) event.preventDefault();
        });
        document.addEventListener('drop', (event) => {
          const drop = event.target.closest?.('[data-files]');
          const lane = event.target.closest?.('[data-status]');
          const draft = event.dataTransfer.getData('text/x-draft');
          if (drop && event.dataTransfer.files[0]) { event.preventDefault(); replace(drop, event.dataTransfer.files[0]); }
          else if (lane && draft) { event.preventDefault(); act({ act: 'set_property', page: draft, name: 'Status', value: lane.dataset.status || null }); }
        });

        // What was folded by hand stays folded when its part is exchanged.
        const folded = new Set();
        document.addEventListener('toggle', ({ target }) => { if (target.open) folded.delete(target.id); else folded.add(target.id); }, true);
        document.addEventListener('part', () => { for (const id of folded) document.getElementById(id)?.removeAttribute('open'); });

        """#
}
