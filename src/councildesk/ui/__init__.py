"""What is seen.

How a page is made
------------------
A page is a folder, `ui/meetings/`, with `meetings_page.py` and a form `forms/meetings_page.ui`. Its class derives from
`page.Page` and is registered in `pages.PAGES`: name, title, icon, and a function that imports and makes it; and
`creates`, what its main action makes, so that Ctrl+K offers it from anywhere.

* `nouns` are the nouns of the record it shows; `refresh` asks for rows again, and is called when the page is first
  shown and after each step that touched one of the nouns. While the page is out of sight it waits.
* `heading` is what stands above it: title, subtitle, state. `main_action` and `more_actions` become the buttons beside
  the title; make them with `add_page_action`, so that their keys work while the page is shown. Ctrl+N means *new here*.
* A record opens in the page: emit `place_wanted` with a `Place(page, record, part, target)`. The window remembers the
  way and calls `show_place`; with no record it means the list, and `target` is what to show in the part, such as an
  entry. The same signal leads to any other page. `enter` puts the focus where work goes on.
* `record_shown` names the record that is opened or chosen: its history is offered in the page's menu and by a key.
* Ask with `self.live.read(question, ...)`. Change with `self.live.attempt(label, action, ...)`, which tells a refusal
  in the quiet bar (`carry_out` says whether it was done), or with `perform` in a dialog that shows the refusal
  (`live_workspace.sentence`) beside its fields. What an editor saves while somebody types goes through
  `attempt_typing`. Labels are marked with `services.marking.QT_TRANSLATE_NOOP("Steps", "Add meeting")`.
* After something large: `self.live.tell(text, undoable=True)`. Never ask *Are you sure?*.
* Lists are a `widgets.rows_list.RowsList` with a `rows_model.RowsModel` over `Column`s. Formatted text is edited in a
  `widgets.blocks_edit.BlocksEdit`, texts per language in `widgets.language_fields.LanguageFields`. Connect an editor's
  `edited` to a method that attempts, its `pending_changed` to `live.note_pending`, and `live.flush_wanted` to its
  `flush`; flush editors in the page's own `flush`, too.
* Where a page shows a list, `offers_menu` says so: a right click then offers the `more_actions`, which concern its
  rows. Fields that are made later than their neighbours stand in a `widgets.field_group.FieldGroup`, for Tab to find
  them.
* Slow reading goes through `self.desk.background.run(work, on_done, key=...)`.
* Dialogs are registered in `dialogs.DIALOGS`. The tests audit every page and dialog; F, E, V, G and H belong to menus,
  so no label of a page uses them as its letter.
* Widgets of ours are put into a form's empty layout by code: forms are compiled into a package that may not import us.

How a widget looks is said with its property `look`: style_sheet.py lists what there is.
"""
