"""The procedure's starter categories: how companies name them, and how people speak of what falls into them.

`plain` words leave little doubt; `hints` need company. The notation is that of `phrases`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Starter:
    named: str
    plain: str
    hints: str


# The first whose `named` is in a category's name gives it its words: the narrow ones stand above the wide ones.
STARTERS: tuple[Starter, ...] = (
    # Handling of an earlier complaint.
    Starter(
        """
        anterieure
        earlier complaint
        complaint handling
        """,
        """
        precedente/premiere/derniere/ancienne reclamation/plainte
        previous/earlier/first/last complaint
        deja signale/reclame/ecrit
        reclamation/complaint ... sans/ignored/unanswered ?reponse
        dossier classe sans
        """,
        """
        jamais repondu
        never answered/replied
        relance/relances
        """,
    ),
    # Personal data.
    Starter(
        """
        donnees
        personal data
        privacy
        vie privee
        """,
        """
        donnees personnelles
        rgpd/gdpr/cnil
        personal data
        fuite de donnees
        data breach
        vie privee
        privacy
        mes/my donnees/data
        sans mon consentement
        without my consent
        """,
        """
        newsletter/newsletters
        demarchage
        spam
        desinscri*
        unsubscrib*
        publicites non sollicitees
        """,
    ),
    # Safety and accessibility.
    Starter(
        """
        securite
        accessib*
        safety
        """,
        """
        dangereu*
        dangerous
        blesse*
        injur*
        electrocut*
        incendie
        pris/prend/prendre feu
        caught fire
        brulure*
        burned/burnt my/her/his
        fauteuil roulant
        wheelchair
        handicap*
        malvoyant*
        disabled/disability
        accessible/accessibilite/accessibility
        intoxication
        food poisoning
        rampe d'acces
        """,
        """
        securite
        safety
        risque*
        hazard*
        chute
        fumee
        smoke
        """,
    ),
    # After-sales.
    Starter(
        """
        apres vente
        after sales
        sav
        garantie
        warranty
        """,
        """
        garantie
        warranty
        guarantee
        apres vente
        sav
        after sales
        piece/pieces detachee/detachees
        spare part/parts
        en reparation
        retour atelier
        """,
        """
        repar*
        repair*
        technicien*
        technician
        depann*
        panne
        """,
    ),
    # Contract and cancellation.
    Starter(
        """
        contrat*
        resiliation
        contract
        cancellation
        abonnement
        """,
        """
        resili*
        contrat/contrats
        contract/contracts
        abonnement*
        subscription*
        membership
        reconduction
        tacite
        retract*
        preavis
        notice period
        """,
        """
        annul*
        cancel*
        renouvel*
        renew*
        engagement
        conditions generales
        """,
    ),
    # Billing and price.
    Starter(
        """
        factur*
        prix
        billing
        price
        paiement
        tarif*
        """,
        """
        factur*
        trop percu
        preleve*
        prelevement*
        surfactur*
        tarif*
        debite/debitee/debites
        penalites
        invoice*
        billed/billing/bill
        overcharg*
        charged ?me ?us twice/too/for
        direct debit
        """,
        """
        prix
        price*
        montant
        amount
        paye*
        paid
        frais
        fee/fees
        cher
        expensive
        devis
        quote
        """,
    ),
    # Order and delivery.
    Starter(
        """
        commande*
        livraison
        order*
        delivery
        expedition
        """,
        """
        livre/livree/livres/livrees/livrer/livreur/livreurs/livraison/livraisons
        colis
        transporteur
        point relais
        expedi*
        deliver*
        parcel/parcels
        courier
        shipped/shipping/shipment
        article/articles/piece/pieces/produit manquant/manquante/manquants/manquantes
        missing item/items/part/parts
        mauvais article/produit/modele
        wrong item/size/order/product
        erreur de commande/preparation
        numero de suivi
        tracking
        """,
        """
        commande/commandes/commandee/commandes
        order/orders/ordered
        emballage
        packaging
        carton
        """,
    ),
    # Reception and behaviour.
    Starter(
        """
        accueil
        comportement
        reception
        behaviour/behavior
        attitude
        """,
        """
        accueil/accueilli/accueillie/accueillis
        impoli*
        desagreable*
        insult*
        agressi*
        rude/rudely/rudeness
        grossier*
        mepris*
        arrogan*
        hautain*
        malpoli*
        manque de respect/politesse/courtoisie
        disrespect*
        impolite
        unprofessional
        raccroche ?au ?nez
        hung up
        shouted
        moque*
        discrimin*
        propos deplaces
        """,
        """
        vendeur/vendeuse/vendeurs
        caissier/caissiere
        hotesse
        conseiller/conseillere
        employe*
        staff
        cashier
        receptionist
        ton
        attitude
        comportement
        """,
    ),
    # Information and advice.
    Starter(
        """
        information
        conseil
        advice
        """,
        """
        mal renseigne/renseignee/informe/informee/conseille/conseillee/conseilles
        mauvais conseil/conseils/renseignement/renseignements
        fausse/fausses/mauvaise information/informations
        pas ?ete informe/informee/prevenu/prevenue/avertie/averti
        informations/information contradictoires/contradictoire
        publicite mensongere
        trompeu*
        misinformed/misled/misleading
        wrong/bad information/advice
        badly advised
        not told/informed/advertised
        contrairement a
        n'etait pas indique/precise/mentionne
        """,
        """
        renseign*
        inform*
        conseil/conseils
        advice
        brochure
        annonce
        site internet/web
        website
        """,
    ),
    # Delay.
    Starter(
        """
        delai*
        delay*
        retard*
        attente
        """,
        """
        retard/retards
        delai/delais
        delay/delays/delayed
        late
        toujours pas recu/arrive/arrivee/livre/livree/intervenu
        attends/attendons/attend depuis
        depuis ... semaines/mois
        still not/waiting
        waiting for/since
        weeks/months ago/late/later
        trop long/longue/longtemps
        heures d'attente
        trop d'attente
        hours late/waiting
        jamais venu/venue/arrive/arrivee
        """,
        """
        attente
        attends
        waited
        semaines
        weeks
        lent/lente/lenteur
        slow
        promis pour
        """,
    ),
    # Product or service quality: the widest, and so the last.
    Starter(
        """
        produit*
        service*
        qualite
        product*
        quality
        """,
        """
        defectueu*
        defaut*
        defect*
        faulty
        casse/cassee/casses/cassees
        broken
        fendu*
        cracked
        abime*
        damaged
        ne fonctionne/marche pas/plus
        n'a jamais fonctionne/marche
        doesn't/not/never/stopped work/worked/working
        mauvaise qualite
        poor quality
        dechire*
        torn
        raye/rayee/rayes/rayees
        scratched
        perime*
        moisi*
        mouldy
        rouill*
        mal fait/faite/pose/posee/nettoye/nettoyee/cousu/cousue
        bacle*
        badly done/made/installed/fitted
        non conforme
        sale/sales
        dirty
        tombe/tombee en panne
        immangeable
        inedible
        """,
        """
        qualite
        quality
        appareil
        article
        produit
        product
        item
        panne
        bruit
        noise
        prestation
        travaux
        repas
        chambre
        room
        """,
    ),
)
