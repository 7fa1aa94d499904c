"""What the templates of contracts show. Every query of their pages happens here."""

from apps.contracts.pages.details import detail as detail
from apps.contracts.pages.details import load as load
from apps.contracts.pages.details import version as version
from apps.contracts.pages.differences import compare as compare
from apps.contracts.pages.lists import contract_list as contract_list
from apps.contracts.pages.publishing import preview as preview
from apps.contracts.pages.publishing import publishing as publishing
