"""The application: the home screen, the review of a production, and the ways between them."""

import gc
from functools import lru_cache, partial
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import App

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.errors import ScenebreakError, WrongUsage
from scenebreak.services.recents import note
from scenebreak.services.review import Opening, Review
from scenebreak.services.settings import Settings, keep_theme
from scenebreak.tui.commands import COMMANDS
from scenebreak.tui.commands.provider import ScreenCommands
from scenebreak.tui.keymap import bindings_in_force, keymap_of, put_in_force, without_keys
from scenebreak.tui.messages.scanning import PassphraseNeeded, ScanDone, TargetBegun, TargetRefused
from scenebreak.tui.printable import printable
from scenebreak.tui.screens.command_screen import CommandScreen
from scenebreak.tui.screens.desk_screen import DeskScreen, Estimate
from scenebreak.tui.screens.review import ReviewScreen
from scenebreak.tui.themes import DEFAULT, THEMES
from scenebreak.tui.typed_ahead import Lap, TypedAhead
from scenebreak.tui.windows import Windows

_EMPTY = 1
"""Screens at the bottom that show nothing."""

_SETTLED = 0.5
"""Seconds after which what was opened is surely painted."""

_LOOK_ROUND = 2.0
"""Seconds after which another window on the same production is noticed."""


class ReviewApp(App[None]):
    """Opens productions and reviews their scripts in the terminal.

    Attributes:
        review_screen: over the production that is open; None while none is.
    """

    TITLE = "scenebreak"
    CSS_PATH = [  # noqa: RUF012 - as Textual declares it
        f"screens/{name}.tcss" for name in ("review", "rows", "home", "scanning", "figures")
    ]
    COMMANDS = {ScreenCommands}  # noqa: RUF012 - as Textual declares it
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = True
    _settled = False

    def __init__(
        self,
        review: Review | None = None,
        episode: int | None = None,
        *,
        opening: Opening | None = None,
        target: Path | None = None,
        theme: str | None = None,
        estimate: Estimate | None = None,
        settings: Settings | None = None,
    ) -> None:
        """Make the application. It begins with a review, else with a scan, else at home.

        Args:
            review: an open production with at least one script; closed with the application.
            episode: id of the script to begin with; the first when left out.
            opening: a production that was begun, with scripts still to be scanned.
            target: what the person named, to be remembered among what was opened lately.
            theme: name of a theme; that of the settings, or ours, when left out or unknown.
            estimate: gives the words of the title line on an episode's days; the settings do when left out.
            settings: the person's; what is changed on the screens is only kept where they are given.

        Raises:
            WrongUsage: the settings name a key or a command that does not exist, or one key twice.
        """
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self._settings = settings
        wanted = theme or (settings.screen.theme if settings else "")
        self.theme = wanted if wanted in self.available_themes else DEFAULT
        self._keymap_chosen = keymap_of(settings.keys if settings else {}, COMMANDS)
        put_in_force(self._keymap_chosen)
        self._estimate = estimate
        self._opening, self._named = opening, target
        self._typed_ahead = TypedAhead(self)
        self._windows: Windows | None = None
        gc.disable()  # until the first paint nothing is made that goes again
        self.review_screen = self._screen_of(review, episode) if review else None

    # Beginning and ending

    def on_mount(self) -> None:
        """Begin with the review, else with the scan, else at home; give the keys that the person chose."""
        self.set_keymap(bindings_in_force(self._keymap_chosen))
        # Textual's own screen below stays empty: it could not be exchanged for another
        self.push_screen(self._first())

    def _first(self) -> CommandScreen:
        if self.review_screen is not None:
            return self.review_screen
        return self._home() if self._opening is None else self._scan_of(self._opening)

    def on_ready(self) -> None:
        """Remember what was opened, and say which commands have lost their keys."""
        self._settled = True
        self.set_interval(_LOOK_ROUND, self._look_round)
        self.set_timer(_SETTLED, self._set_aside)
        lost = without_keys(self._keymap_chosen, self._settings.keys if self._settings else {})
        if lost:
            names = ", ".join(lost)
            self.notify(f"Without a key by your [keys]: {names}. The palette has them.", markup=False)

    def on_unmount(self) -> None:
        """Give back what was set aside, and close the production."""
        gc.unfreeze()
        gc.enable()
        if self._windows is not None:
            self._windows.close()
        if self.review_screen is not None:
            self.review_screen.review.close()

    async def action_quit(self) -> None:
        """Keep what is being written before leaving."""
        self.leave()

    def leave(self) -> None:
        """End the program, unless words that are being written cannot be kept."""
        if self.review_screen is None:
            self.exit()
            return
        if isinstance(self.screen, CommandScreen) and not self.screen.may_leave():
            return
        if self.screen is not self.review_screen and not self.review_screen.keep_editor():
            self._back_to_review()
            return
        self.review_screen.leave()

    # Keys in one burst

    async def on_event(self, event: events.Event) -> None:
        """Let a key wait while a prompt is busy with the one before."""
        fresh = isinstance(event, events.Key) and not event.is_forwarded
        if isinstance(event, events.Key) and fresh and self._typed_ahead.holds(event):
            return
        await super().on_event(event)
        if isinstance(event, events.Key) and fresh:
            self._typed_ahead.sent(event)

    def on_key(self, event: events.Key) -> None:
        """Give a key that was typed ahead to the prompt that has opened meanwhile."""
        self._typed_ahead.meet(event)

    def on_lap(self, lap: Lap) -> None:
        """Go on with the keys that were held back."""
        self._typed_ahead.come_round(lap)

    # What screens ask for

    def go_home(self) -> None:
        """Show what was opened lately; a scan that runs is stopped."""
        from scenebreak.tui.screens.home import HomeScreen
        from scenebreak.tui.screens.scanning import ScanningScreen

        if isinstance(self.screen, ScanningScreen):
            self.screen.stop()
        if not isinstance(self.screen, HomeScreen):
            self.push_screen(self._home())

    def open_target(self, target: Path) -> None:
        """Open a script, a folder of scripts or a production, and scan it where it is new."""
        if self.review_screen is not None and not self.review_screen.keep_editor():
            self._back_to_review()
            return
        self._begin(target)

    def show_episode(self, episode: int) -> None:
        """Show a script of the open production."""
        if (screen := self.review_screen) is not None:
            self._back_to_review()
            ids = [each.id for each in screen.review.episodes]
            screen.open_neighbour(ids.index(episode) - ids.index(screen.desk.episode.id))

    def show_estimate(self) -> None:
        """Show what the production's days rest on."""
        from scenebreak.tui.screens.estimate import EstimateScreen

        if (screen := self.review_screen) is not None:
            review, desk = screen.review, screen.desk
            keep = partial(self._keep, review)
            self._show_over_review(
                EstimateScreen(review, desk.episode.id, review.assumptions, keep, discreet=desk.discreet)
            )

    def show_season(self) -> None:
        """Show the scripts of the production side by side."""
        from scenebreak.tui.screens.season import SeasonScreen

        if (review := self.review_screen) is not None:
            episode = review.desk.episode.id
            self._show_over_review(SeasonScreen(review.review, episode, discreet=review.desk.discreet))

    def scan_again(self) -> None:
        """Scan the script that is shown once more."""
        from scenebreak.tui.scans import another_scan

        if (screen := self.review_screen) is not None and screen.keep_editor():
            desk = screen.desk
            self.push_screen(another_scan(screen.review, desk.episode, discreet=desk.discreet))

    @property
    def covers_another(self) -> bool:
        """There is a screen behind the one in front."""
        return len(self.screen_stack) > 1 + _EMPTY

    def scan_stopped(self) -> None:
        """Go back from a scan that nobody waits for."""
        if self.covers_another:
            self.pop_screen()
        else:
            self.switch_screen(self._home())

    # What comes in

    @on(TargetBegun)
    def _scan_or_show(self, message: TargetBegun) -> None:
        self._named = message.target
        self.push_screen(self._scan_of(message.opening))

    @on(TargetRefused)
    def _refuse(self, message: TargetRefused) -> None:
        self._say(message.error)

    @on(PassphraseNeeded)
    def _ask_passphrase(self, message: PassphraseNeeded) -> None:
        from scenebreak.services.passphrase import remember_passphrase
        from scenebreak.tui.screens.passphrase import PassphraseScreen

        def typed(words: str | None) -> None:
            if words is not None:
                remember_passphrase(message.production, words)
                self._begin(message.target, asked=True)

        self.push_screen(PassphraseScreen(message.production, wrong=message.wrong), typed)

    @on(ScanDone)
    async def _show_scanned(self, message: ScanDone) -> None:
        former = self.review_screen.review if self.review_screen is not None else None
        if message.wanted:
            await self._show_review(message.review, message.scene)
        elif message.review is not former:
            message.review.close()

    # How it is done

    @work(thread=True, exclusive=True, group="opening", exit_on_error=False)
    def _begin(self, target: Path, *, asked: bool = False) -> None:
        """Open a production as far as it goes at once; only messages leave this thread."""
        from scenebreak.services.overview import is_locked
        from scenebreak.services.review import begin_opening, finish_opening
        from scenebreak.services.review_home import locate

        try:
            production = locate(target).production
            if is_locked(production):
                self.post_message(PassphraseNeeded(target, production, wrong=asked))
                return
            opening = begin_opening(target, sensitivity=self._sensible.sensitivity)
            if opening.to_scan:
                self.post_message(TargetBegun(target, opening))
                return
            self._named = target
            self.post_message(ScanDone(finish_opening(opening)))
        except ScenebreakError as error:
            self.post_message(TargetRefused(target, error))

    async def _show_review(self, review: Review, scene: int | None) -> None:
        former = self.review_screen
        episode = former.desk.episode.id if former is not None and former.review is review else None
        screen = self._screen_of(review, episode)
        if scene is not None:
            screen.set_reactive(DeskScreen.desk, screen.desk.at_scene(scene))
        while self.covers_another:
            await self.pop_screen()
        await self.switch_screen(screen)
        self.review_screen = screen
        if former is not None and former.review is not review:
            former.review.close()
        self.set_timer(_SETTLED, self._set_aside)

    def _scan_of(self, opening: Opening) -> CommandScreen:
        from scenebreak.tui.scans import first_scan

        return first_scan(opening, self._named, self._sensible)

    def _home(self) -> CommandScreen:
        from scenebreak.tui.screens.home import HomeScreen

        under = self.review_screen
        return HomeScreen(
            discreet=under.desk.discreet if under is not None else self._sensible.screen.discreet
        )

    def _show_over_review(self, screen: CommandScreen) -> None:
        if self.screen is self.review_screen:
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def _back_to_review(self) -> None:
        while self.screen is not self.review_screen and self.covers_another:
            self.pop_screen()

    def _screen_of(self, review: Review, episode: int | None) -> ReviewScreen:
        """The review of a production, remembered among what was opened lately."""
        if self._named is not None:
            note(self._named, review.production)
            if self._windows is not None:
                self._windows.close()
            self._windows = Windows(review)
        discreet = self._sensible.screen.discreet
        return ReviewScreen(review, episode, self._estimate_of(review), discreet=discreet)

    def _look_round(self) -> None:
        if self._windows is not None and (news := self._windows.news()):
            self.notify(news, markup=False, timeout=12)

    @property
    def _sensible(self) -> Settings:
        return self._settings or Settings()

    def _estimate_of(self, review: Review) -> Estimate | None:
        """The words on an episode's days, by the assumptions of the moment."""
        if self._estimate is not None or self._settings is None:
            return self._estimate
        from scenebreak.services.estimate import title_of_estimate

        # one for the same assumptions: it remembers what each scene came to
        title = lru_cache(maxsize=1)(partial(title_of_estimate, review))
        return lambda episode: title(review.assumptions)(episode)

    def _keep(self, review: Review, name: str, value: float | None) -> Assumptions:
        """Keep a number in the production, None for the built-in one, and show what comes of it.

        Raises:
            WrongUsage: the number is impossible.
            UnusableProduction: the production cannot be written.
        """
        numbers = review.assume({name: value})
        if self.review_screen is not None:
            self.review_screen.show_estimate()
        return numbers

    def watch_theme(self, theme: str) -> None:
        """Keep the colours that the person chose."""
        if self._settled and self._settings is not None:
            try:
                keep_theme(theme)
            except WrongUsage as error:
                self._say(error)

    def _say(self, error: ScenebreakError) -> None:
        self.notify(printable(str(error)), severity="error", markup=False, timeout=12)

    def _set_aside(self) -> None:
        """Set the script aside from garbage collection: walking its lines halfway through a key is felt."""
        gc.collect()
        gc.freeze()
        gc.enable()


def run_review(
    review: Review | None = None,
    *,
    opening: Opening | None = None,
    target: Path | None = None,
    settings: Settings | None = None,
    theme: str | None = None,
    mouse: bool = True,
) -> None:
    """Run the application until the person leaves.

    Args:
        review: an open production; closed at the end.
        opening: a production that was begun, with scripts still to be scanned.
        target: what the person named.
        settings: the person's.
        theme: name of a theme, instead of that of the settings.
        mouse: take part in the mouse, or leave it to the terminal.
    """
    ReviewApp(review, opening=opening, target=target, settings=settings, theme=theme).run(mouse=mouse)
