"""`scenebreak encrypt`: give a production a passphrase, another one, or none."""

from typing import Annotated

import typer

from scenebreak.cli.options import ProductionFile


def encrypt(
    production: ProductionFile,
    remove: Annotated[bool, typer.Option("--remove", help="Leave the file without a passphrase.")] = False,
    keyring: Annotated[
        bool, typer.Option("--keyring", help="Let this computer's keyring remember the new passphrase.")
    ] = False,
) -> None:
    """Give a production a passphrase, change it, or remove it. Its backups get the same.

    The passphrase is asked for here, or comes from SCENEBREAK_PASSPHRASE and SCENEBREAK_NEW_PASSPHRASE.
    Nobody can open the file without it: there is no way around a passphrase that is forgotten.
    """
    from scenebreak.cli.output import say
    from scenebreak.cli.session import name_other_copies
    from scenebreak.services.upkeep import encrypt as encrypt_file

    name_other_copies(production)
    sealed = encrypt_file(production, remove=remove, keyring=keyring)
    name = production.name
    if remove:
        say(f"{name} has no passphrase any more: whoever gets hold of it can read it.")
    elif sealed.was_encrypted:
        say(f"{name} has the new passphrase.")
    else:
        say(f"{name} is encrypted now.")
    if sealed.backups:
        say(f"The same holds for its own backups ({sealed.backups}).")
    for copy in sealed.left:
        say(f"Note: {copy} has another passphrase and stays as it is.")
    if not remove and not sealed.was_encrypted:
        say(
            "Scripts, exports and reports that lie beside it are not; nor are copies that this computer's "
            "own backups hold."
        )
