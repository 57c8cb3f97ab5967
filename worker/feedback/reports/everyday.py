"""Tables of folded words that name nobody, for taking out those that may."""

from typing import Final

# What a sentence may begin with: no one is called so.
_OPENERS: Final = """
    a afin ah ainsi alors apres au aucun aucune aujourd'hui aussi autant autre aux avant avec avoir
    bien bonjour bonsoir bref c'est c'etait ca car ce ceci cela celle celui ces cet cette ceux
    chaque chez ci comme comment compte d'abord d'autre d'autres dans de depuis derniere
    dernierement des deux dire donc du elle elles en encore enfin ensuite et etant facture hier il
    ils j'ai j'ajoute j'appelle j'attends j'avais j'etais j'exige je jamais l'acces l'accueil
    l'appareil l'article l'attente l'employe l'employee l'equipe l'hotesse l'installation
    l'interlocuteur l'objet l'ouvrier la le les leur leurs livraison lors lorsque lui ma mais malgre
    meme merci mes moi moins mon ne ni non nos notre nous on or ou oui par parce pas pendant
    personne peut plus plusieurs pour pourquoi pourtant pres puis qu'est-ce quand que quel quelle
    quelqu'un qui quoi rien sa sachant sans sauf se selon ses seul si son sous suite sur ta tes ton
    tous tout toute toutes trois trop un une vers voici voila vos votre vous vu y after again all
    also although an and another any anyway are as at because before but by can could despite did do
    does during each every finally first for from furthermore had has have having he hello her here
    his how however if in instead is it it's its last later many me more most my never no nobody nor
    not nothing now of on once one only our over please since so some someone still such thank
    thanks that the their then there these they this those though three to today twice two under
    until very was we were what when where which while who why will with would yesterday yet you
    your
"""
# Capitals that name nobody.
_HARMLESS: Final = """
    i i'm i've i'd monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december sav tva ttc ht sms pdf cb rib gps
    usb internet english french
"""
# Who gives mail to everybody: their names name nobody.
_PROVIDERS: Final = """
    gmail googlemail hotmail outlook live msn yahoo ymail orange wanadoo free sfr neuf laposte bbox
    numericable icloud me mac gmx aol proton protonmail example mail email www com net org info
"""
# Words of an address that are no name of a place.
_PLACES: Final = """
    rue avenue boulevard place impasse allee chemin route quai cours square de du des la le les et
    sur sous en bis ter appartement apt bat batiment etage cedex bp cs france residence lotissement
"""

OPENERS = frozenset(_OPENERS.split())
HARMLESS = frozenset(_HARMLESS.split())
PROVIDERS = frozenset(_PROVIDERS.split())
PLACES = frozenset(_PLACES.split())
